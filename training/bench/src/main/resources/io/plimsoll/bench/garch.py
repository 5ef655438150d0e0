"""A GARCH(1,1) fitted by arch, on one thread.

Called by `plimsoll bench models` with a folder that holds returns.txt, one a line, and the number of fits. Prints the median time
after two fits that do not count, and what was found, as JSON.
"""

import json
import os
import statistics
import sys
import time

os.environ["OMP_NUM_THREADS"] = "1"
os.environ["OPENBLAS_NUM_THREADS"] = "1"

try:
    import arch
except ImportError:
    sys.exit(f"{sys.executable} has no package arch; training/bench/install-peers installs it")
import numpy as np


def main(folder, rounds):
    returns = np.loadtxt(os.path.join(folder, "returns.txt"))
    backcast = float(np.mean(returns**2))  # as we start the recursion
    seconds = []
    for _ in range(rounds + 2):
        begin = time.perf_counter()
        model = arch.arch_model(returns, mean="Zero", vol="GARCH", p=1, q=1, dist="normal", rescale=False)
        result = model.fit(disp="off", backcast=backcast)
        seconds.append(time.perf_counter() - begin)
    print(
        json.dumps(
            {
                "name": f"arch {arch.__version__}",
                "seconds": statistics.median(seconds[2:]),
                "omega": result.params["omega"],
                "alpha": result.params["alpha[1]"],
                "beta": result.params["beta[1]"],
                "log_likelihood": result.loglikelihood,
            }
        )
    )


main(sys.argv[1], int(sys.argv[2]))
