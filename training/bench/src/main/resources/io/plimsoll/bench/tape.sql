-- The view tape-1m in SQL: sums of stretches of 5 s, then window functions over 60 of them, a row a minute.
with priced as (
  select t, p, q, s, ln(p) as lp, (t - coalesce(lag(t) over (order by t), t)) * 1e-9 as w
  from trades
),
moved as (
  select *, lp - coalesce(lag(lp) over (order by t), lp) as r from priced
),
signed as (
  select *, coalesce(lag(r) over (order by t), 0) as r1, coalesce(lag(s) over (order by t), 0) as s1 from moved
),
stretches as (
  select (t + 4999999999) // 5000000000 as b,
    sum(r*r) as squares,
    sum(abs(r)*abs(r1)) as products_abs,
    sum(case when r<0 then r*r else 0 end) as down,
    sum(r*r*r) as cubes,
    sum(r*r*r*r) as fourths,
    sum(r) as returns,
    sum(abs(r)) as path,
    sum(1.0::double) as trades,
    sum(q) as volume,
    sum(p*q) as notional,
    sum(s*q) as signed,
    sum(s) as signs,
    sum(s*s1) as sign_products,
    sum(r*r1) as products,
    sum(q*lp) as log_volume,
    sum(q*q) as volume2,
    sum(case when r=0 then 1.0::double else 0 end) as still,
    sum(w) as waits,
    sum(w*w) as waits2,
    sum(s*r) as signed_returns,
    sum(r*s*q) as flow,
    sum(r1*r1) as squares_before,
    arg_max(lp, t) as lp
  from signed
  group by 1
),
grid as (
  select unnest(range((select min(b) from stretches), (select max(b) from stretches) + 1)) as b
),
rolled as (
  select b,
    sum(coalesce(squares, 0)) over w as squares,
    sum(coalesce(products_abs, 0)) over w as products_abs,
    sum(coalesce(down, 0)) over w as down,
    sum(coalesce(cubes, 0)) over w as cubes,
    sum(coalesce(fourths, 0)) over w as fourths,
    sum(coalesce(returns, 0)) over w as returns,
    sum(coalesce(path, 0)) over w as path,
    sum(coalesce(trades, 0)) over w as trades,
    sum(coalesce(volume, 0)) over w as volume,
    sum(coalesce(notional, 0)) over w as notional,
    sum(coalesce(signed, 0)) over w as signed,
    sum(coalesce(signs, 0)) over w as signs,
    sum(coalesce(sign_products, 0)) over w as sign_products,
    sum(coalesce(products, 0)) over w as products,
    sum(coalesce(log_volume, 0)) over w as log_volume,
    sum(coalesce(volume2, 0)) over w as volume2,
    sum(coalesce(still, 0)) over w as still,
    sum(coalesce(waits, 0)) over w as waits,
    sum(coalesce(waits2, 0)) over w as waits2,
    sum(coalesce(signed_returns, 0)) over w as signed_returns,
    sum(coalesce(flow, 0)) over w as flow,
    sum(coalesce(squares_before, 0)) over w as squares_before,
    last_value(lp ignore nulls) over w as lp
  from grid left join stretches using (b)
  window w as (order by b rows 59 preceding)
)
select
  b * 5000000000 as as_of,
  squares * 12 as tape_variance_5m,
  products_abs * 12 * pi() / 2 as tape_bipower_5m,
  down / squares as tape_downside_share_5m,
  trades / 3 * fourths as tape_quarticity_5m,
  sqrt(trades) * cubes / pow(squares, 1.5) as tape_skewness_5m,
  trades * fourths / (squares * squares) as tape_kurtosis_5m,
  returns as tape_return_5m,
  abs(returns) / path as path_efficiency_5m,
  trades / 300 as trade_rate_5m,
  volume / 300 as volume_rate_5m,
  notional / 300 as notional_rate_5m,
  signed / volume as volume_imbalance_5m,
  signs / trades as trade_imbalance_5m,
  sign_products / trades as sign_persistence_5m,
  products / sqrt(squares * squares_before) as return_autocorrelation_5m,
  lp - log_volume / volume as vwap_gap_5m,
  volume / trades as mean_trade_size_5m,
  volume2 / (volume * volume) as size_concentration_5m,
  still / trades as zero_return_share_5m,
  path / notional as tape_illiquidity_5m,
  (sqrt(greatest(0, waits2 / trades - pow(waits / trades, 2))) - waits / trades)
    / (sqrt(greatest(0, waits2 / trades - pow(waits / trades, 2))) + waits / trades) as burstiness_5m,
  signed_returns / trades as signed_impact_5m,
  flow / volume2 as flow_impact_5m
from rolled
where b % 12 = 0
order by b
