"""The view tape-1m in Polars and pandas: the same numbers from the same columns, on one thread.

Called by `plimsoll bench features` with a folder that holds trades.arrow. Writes rows.arrow for the comparison and prints the
times as JSON. A stretch is 5 s, the window 60 of them, the one that is running included, a row every minute.
"""

import json
import os
import sys
import time

os.environ["POLARS_MAX_THREADS"] = "1"

import numpy as np
import pandas as pd
import polars as pl

STEP = 5_000_000_000
STEPS = 60
MINUTE = 60_000_000_000
SECONDS = 300.0
c = pl.col

SUMS = {
    "squares": c("r") ** 2,
    "products_abs": c("r").abs() * c("r1").abs(),
    "down": pl.when(c("r") < 0).then(c("r") ** 2).otherwise(0.0),
    "cubes": c("r") ** 3,
    "fourths": c("r") ** 4,
    "returns": c("r"),
    "path": c("r").abs(),
    "trades": pl.lit(1.0),
    "volume": c("q"),
    "notional": c("p") * c("q"),
    "signed": c("s") * c("q"),
    "signs": c("s"),
    "sign_products": c("s") * c("s1"),
    "products": c("r") * c("r1"),
    "log_volume": c("q") * c("lp"),
    "volume2": c("q") ** 2,
    "still": (c("r") == 0).cast(pl.Float64),
    "waits": c("w"),
    "waits2": c("w") ** 2,
    "signed_returns": c("s") * c("r"),
    "flow": c("r") * c("s") * c("q"),
    "squares_before": c("r1") ** 2,
}


def derived(frame):
    return (
        frame.lazy()
        .with_columns(lp=c("p").log(), w=c("t").diff().fill_null(0) * 1e-9)
        .with_columns(r=c("lp").diff().fill_null(0.0))
        .with_columns(r1=c("r").shift(1).fill_null(0.0), s1=c("s").shift(1).fill_null(0.0), b=(c("t") + STEP - 1) // STEP)
    )


def numbers():
    mean_wait = c("waits") / c("trades")
    deviation = (c("waits2") / c("trades") - mean_wait**2).clip(lower_bound=0).sqrt()
    return {
        "tape_variance_5m": c("squares") * (3600 / SECONDS),
        "tape_bipower_5m": c("products_abs") * (np.pi / 2 * 3600 / SECONDS),
        "tape_downside_share_5m": c("down") / c("squares"),
        "tape_quarticity_5m": c("trades") / 3 * c("fourths"),
        "tape_skewness_5m": c("trades").sqrt() * c("cubes") / c("squares") ** 1.5,
        "tape_kurtosis_5m": c("trades") * c("fourths") / c("squares") ** 2,
        "tape_return_5m": c("returns"),
        "path_efficiency_5m": c("returns").abs() / c("path"),
        "trade_rate_5m": c("trades") / SECONDS,
        "volume_rate_5m": c("volume") / SECONDS,
        "notional_rate_5m": c("notional") / SECONDS,
        "volume_imbalance_5m": c("signed") / c("volume"),
        "trade_imbalance_5m": c("signs") / c("trades"),
        "sign_persistence_5m": c("sign_products") / c("trades"),
        "return_autocorrelation_5m": c("products") / (c("squares") * c("squares_before")).sqrt(),
        "vwap_gap_5m": c("lp") - c("log_volume") / c("volume"),
        "mean_trade_size_5m": c("volume") / c("trades"),
        "size_concentration_5m": c("volume2") / c("volume") ** 2,
        "zero_return_share_5m": c("still") / c("trades"),
        "tape_illiquidity_5m": c("path") / c("notional"),
        "burstiness_5m": (deviation - mean_wait) / (deviation + mean_wait),
        "signed_impact_5m": c("signed_returns") / c("trades"),
        "flow_impact_5m": c("flow") / c("volume2"),
    }


def polars_stretches(frame):
    """By hand: sums of each stretch once, then rolling sums of 60 stretches."""
    sums = (
        derived(frame)
        .with_columns(**{"_" + k: v for k, v in SUMS.items()})
        .group_by("b", maintain_order=True)
        .agg(*[c("_" + k).sum().alias(k) for k in SUMS], c("lp").last())
        .collect()
    )
    grid = pl.DataFrame({"b": np.arange(sums["b"][0], sums["b"][-1] + 1)})
    full = grid.join(sums, on="b", how="left").with_columns(c("lp").forward_fill(), *[c(k).fill_null(0.0) for k in SUMS])
    return (
        full.lazy()
        .with_columns(*[c(k).rolling_sum(STEPS) for k in SUMS])
        .with_columns(as_of=c("b") * STEP)
        .filter(c("as_of") % MINUTE == 0)
        .select("as_of", **numbers())
        .collect()
    )


def polars_windows(frame):
    """As the documentation does it: overlapping windows of five minutes, one a minute."""
    return (
        derived(frame)
        .with_columns(time=c("t").cast(pl.Datetime("ns")))
        .group_by_dynamic("time", every="1m", period="5m", closed="right", label="right")
        .agg(*[v.sum().alias(k) if k != "trades" else pl.len().cast(pl.Float64).alias(k) for k, v in SUMS.items()], c("lp").last())
        .select("time", **numbers())
        .collect()
    )


def polars_rolling(frame):
    """Values after each trade, over the five minutes before it."""
    return (
        derived(frame)
        .with_columns(time=c("t").cast(pl.Datetime("ns")), **{"_" + k: v for k, v in SUMS.items()})
        .select("t", "lp", *[c("_" + k).rolling_sum_by("time", "5m").alias(k) for k in SUMS])
        .select("t", **numbers())
        .collect()
    )


def pandas_stretches(frame):
    """The first formulation in pandas."""
    f = frame.copy(deep=False)
    lp = np.log(f["p"].to_numpy())
    r = np.diff(lp, prepend=lp[0])
    r1 = np.concatenate(([0.0], r[:-1]))
    s = f["s"].to_numpy()
    s1 = np.concatenate(([0.0], s[:-1]))
    p, q, t = f["p"].to_numpy(), f["q"].to_numpy(), f["t"].to_numpy()
    w = np.diff(t, prepend=t[0]) * 1e-9
    d = pd.DataFrame(
        {
            "squares": r**2, "products_abs": np.abs(r * r1), "down": np.where(r < 0, r**2, 0), "cubes": r**3, "fourths": r**4,
            "returns": r, "path": np.abs(r), "trades": 1.0, "volume": q, "notional": p * q, "signed": s * q, "signs": s,
            "sign_products": s * s1, "products": r * r1, "log_volume": q * lp, "volume2": q**2, "still": (r == 0) * 1.0,
            "waits": w, "waits2": w**2, "signed_returns": s * r, "flow": r * s * q, "squares_before": r1**2,
        }
    )
    b = (t + STEP - 1) // STEP
    sums = d.groupby(b).sum()
    grid = np.arange(b[0], b[-1] + 1)
    rolled = sums.reindex(grid, fill_value=0.0).rolling(STEPS).sum()
    last = pd.Series(lp).groupby(b).last().reindex(grid).ffill()
    return rolled[grid * STEP % MINUTE == 0], last


def timed(work, data):
    best = float("inf")
    for _ in range(3):
        begin = time.perf_counter()
        result = work(data)
        best = min(best, time.perf_counter() - begin)
    return best, result


def main(folder):
    trades = pl.read_ipc(os.path.join(folder, "trades.arrow"))
    frame = trades.to_pandas()
    timings = []

    def add(name, work, data, every_event, promised):
        seconds, result = timed(work, data)
        timings.append({"name": name, "seconds": seconds, "every_event": every_event, "promised": promised})
        return result

    rows = add(f"Polars {pl.__version__}, sums of stretches rolled", polars_stretches, trades, False, True)
    add(f"Polars {pl.__version__}, group_by_dynamic", polars_windows, trades, False, True)
    add(f"pandas {pd.__version__}, sums of stretches rolled", pandas_stretches, frame, False, False)
    add(f"Polars {pl.__version__}, rolling_sum_by", polars_rolling, trades, True, True)
    rows.with_columns(pl.all().exclude("as_of").fill_null(float("nan"))).write_ipc(
        os.path.join(folder, "rows.arrow"), compression="uncompressed"
    )
    print(json.dumps(timings))


main(sys.argv[1])
