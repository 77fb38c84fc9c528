namespace Fairway.Rules.Tests.ReportsBoard;

/// <summary>
/// The largest value that an unknown can have, given what is known: a linear programme over real numbers, solved by the textbook's simplex method with
/// Bland's rule. It shares nothing with what it checks.
/// </summary>
internal static class Simplex
{
    /// <summary>Maximizes one of <paramref name="unknowns"/> non-negative unknowns; null: it has no bound.</summary>
    /// <param name="sums">Each: the unknowns with their factors, and what they add up to.</param>
    public static double? Largest(int unknowns, IReadOnlyList<(Dictionary<int, double> Factors, double Sum)> sums, int unknown)
    {
        // Phase one: an artificial unknown for each sum; then the real objective.
        var (m, n) = (sums.Count, unknowns + sums.Count);
        var table = new double[m + 1, n + 1];
        var basis = new int[m];
        for (var i = 0; i < m; i++)
        {
            var sign = sums[i].Sum < 0 ? -1 : 1;
            foreach (var (j, factor) in sums[i].Factors)
            {
                table[i, j] = sign * factor;
            }

            table[i, unknowns + i] = 1;
            table[i, n] = sign * sums[i].Sum;
            basis[i] = unknowns + i;
        }

        Objective(j => j >= unknowns ? -1 : 0);
        Run(n).ShouldBeTrue();
        table[m, n].ShouldBe(0, 1e-6, "what is published agrees with something");
        for (var i = 0; i < m; i++)
        {
            if (basis[i] >= unknowns)
            {
                var j = Enumerable.Range(0, unknowns).FirstOrDefault(j => Math.Abs(table[i, j]) > 1e-7, -1);
                if (j >= 0)
                {
                    Pivot(i, j);
                }
            }
        }

        Objective(j => j == unknown ? 1 : 0);
        return Run(unknowns) ? table[m, n] : null;

        void Objective(Func<int, double> of)
        {
            for (var j = 0; j <= n; j++)
            {
                table[m, j] = j == n ? 0 : -of(j);
            }

            for (var i = 0; i < m; i++)
            {
                var factor = of(basis[i]);
                for (var j = 0; factor != 0 && j <= n; j++)
                {
                    table[m, j] += factor * table[i, j];
                }
            }
        }

        bool Run(int allowed)
        {
            while (true)
            {
                var enters = -1;
                for (var j = 0; j < allowed && enters < 0; j++)
                {
                    enters = table[m, j] < -1e-7 ? j : -1;
                }

                if (enters < 0)
                {
                    return true;
                }

                var (leaves, best) = (-1, double.MaxValue);
                for (var i = 0; i < m; i++)
                {
                    if (table[i, enters] > 1e-7)
                    {
                        var ratio = table[i, n] / table[i, enters];
                        if (ratio < best - 1e-9 || (ratio < best + 1e-9 && (leaves < 0 || basis[i] < basis[leaves])))
                        {
                            (leaves, best) = (i, ratio);
                        }
                    }
                }

                if (leaves < 0)
                {
                    return false;
                }

                Pivot(leaves, enters);
            }
        }

        void Pivot(int row, int column)
        {
            var by = table[row, column];
            for (var j = 0; j <= n; j++)
            {
                table[row, j] /= by;
            }

            for (var i = 0; i <= m; i++)
            {
                var factor = table[i, column];
                if (i != row && factor != 0)
                {
                    for (var j = 0; j <= n; j++)
                    {
                        table[i, j] -= factor * table[row, j];
                    }
                }
            }

            basis[row] = column;
        }
    }
}
