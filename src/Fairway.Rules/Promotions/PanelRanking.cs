using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Fairway.Rules.Promotions;

/// <summary>A candidate of track 1 as the panel has scored them.</summary>
/// <param name="StaffId">Who.</param>
/// <param name="Sheets">The points of each member who scored, in the order of the criteria.</param>
/// <param name="CreditInGrade">Credit in the grade, in half days.</param>
/// <param name="DaysInAll">Days of service in all.</param>
[Rule("PP-8")]
public sealed record ScoredCandidate(string StaffId, ImmutableArray<ImmutableArray<int>> Sheets, int CreditInGrade, int DaysInAll);

/// <summary>A candidate in the panel's order.</summary>
/// <param name="StaffId">Who.</param>
/// <param name="Rank">The place, from 1; each has their own.</param>
/// <param name="Points">The mean of the members' weighted points, rounded to hundredths; the order itself is not of rounded numbers.</param>
/// <param name="TieBrokenBy">What put them after the one before, where the points were the same; null: the points did.</param>
[Rule("PP-8")]
public sealed record RankedCandidate(string StaffId, int Rank, decimal Points, TieBreak? TieBrokenBy);

/// <summary>How far members agree on the candidates that they scored (PP-8).</summary>
/// <param name="Pairs">Pairs of members on the same candidate.</param>
/// <param name="Close">Those whose weighted points are at most one point apart; of track 2, those who judge alike.</param>
[Rule("PP-8")]
public sealed record PanelAgreement(int Pairs, int Close)
{
    /// <summary>Two panels together.</summary>
    public PanelAgreement And(PanelAgreement other) => new(Pairs + other.Pairs, Close + other.Close);
}

/// <summary>Comparative merit on track 1 (PP-8): the order that follows from the scores, and the published rule for ties.</summary>
[Rule("PP-8")]
public static class PanelRanking
{
    /// <summary>The candidates in order. The same scores in any order give the same ranks.</summary>
    /// <param name="candidates">Those who were scored, each by one member at least.</param>
    /// <param name="policy">Criteria, weights and ties.</param>
    /// <param name="listHash">The hash of the published list, from which a lot is drawn.</param>
    public static ImmutableArray<RankedCandidate> Rank(
        IReadOnlyCollection<ScoredCandidate> candidates,
        ExercisePolicy policy,
        string listHash
    )
    {
        var heaviest = policy.Criteria.IndexOf(policy.Criteria.MaxBy(c => c.Weight)!);
        var order = candidates.Order(Comparer<ScoredCandidate>.Create((a, b) => Compare(a, b).Order)).ToList();
        var ranked = ImmutableArray.CreateBuilder<RankedCandidate>(order.Count);
        for (var i = 0; i < order.Count; i++)
        {
            var tie = i == 0 ? null : Compare(order[i - 1], order[i]).By;
            ranked.Add(new(order[i].StaffId, i + 1, Points(order[i], policy), tie));
        }
        return ranked.ToImmutable();

        (int Order, TieBreak? By) Compare(ScoredCandidate a, ScoredCandidate b)
        {
            // Means are compared as fractions: the numbers of members may differ.
            var byPoints = (Sum(b, policy) * a.Sheets.Length).CompareTo(Sum(a, policy) * b.Sheets.Length);
            if (byPoints != 0 || a.StaffId == b.StaffId)
            {
                return (byPoints, null);
            }
            foreach (var tie in policy.Ties)
            {
                var after = tie switch
                {
                    TieBreak.HeaviestCriterion => (On(b) * a.Sheets.Length).CompareTo(On(a) * b.Sheets.Length),
                    TieBreak.CreditInGrade => b.CreditInGrade.CompareTo(a.CreditInGrade),
                    TieBreak.ServiceInAll => b.DaysInAll.CompareTo(a.DaysInAll),
                    _ => string.CompareOrdinal(Lot(a.StaffId, listHash), Lot(b.StaffId, listHash)),
                };
                if (after != 0)
                {
                    return (after, tie);
                }
            }
            return (string.CompareOrdinal(Lot(a.StaffId, listHash), Lot(b.StaffId, listHash)), TieBreak.Lot);
        }

        long On(ScoredCandidate of) => of.Sheets.Sum(sheet => (long)sheet[heaviest]);
    }

    /// <summary>The mean of the weighted points, rounded to hundredths, halves up.</summary>
    public static decimal Points(ScoredCandidate of, ExercisePolicy policy) =>
        decimal.Round(Sum(of, policy) / (100m * of.Sheets.Length), 2, MidpointRounding.AwayFromZero);

    /// <summary>A member's weighted points, in hundredths.</summary>
    public static int Weighted(ImmutableArray<int> points, ExercisePolicy policy) =>
        policy.Criteria.Select((criterion, i) => criterion.Weight * points[i]).Sum();

    /// <summary>What stands against a score sheet; empty: nothing.</summary>
    /// <param name="points">One for each criterion, in order.</param>
    /// <param name="policy">Criteria and the highest score.</param>
    public static IReadOnlyList<Refusal> Check(IReadOnlyList<int> points, ExercisePolicy policy) =>
        [
            .. policy
                .Criteria.Select((criterion, i) => (criterion, Points: i < points.Count ? points[i] : 0, i))
                .Where(c => c.Points < 1 || c.Points > policy.HighestScore)
                .Select(c => Refusal.Of(RefusalCodes.ScoreOutOfBounds, $"Points[{c.i}]", "PP-8", policy.HighestScore)),
        ];

    /// <summary>How far the members agree on track 1.</summary>
    public static PanelAgreement Agreement(IEnumerable<ScoredCandidate> candidates, ExercisePolicy policy) =>
        Together(candidates.Select(c => c.Sheets.Select(s => Weighted(s, policy)).ToList()), (a, b) => Math.Abs(a - b) <= 100);

    /// <summary>How far the members agree on track 2, each candidate with the judgements of the members.</summary>
    public static PanelAgreement Agreement(IEnumerable<IReadOnlyList<bool>> judgements) => Together(judgements, (a, b) => a == b);

    private static PanelAgreement Together<T>(IEnumerable<IReadOnlyList<T>> candidates, Func<T, T, bool> close)
    {
        var (pairs, alike) = (0, 0);
        foreach (var sheets in candidates)
        {
            for (var i = 0; i < sheets.Count; i++)
            {
                for (var j = i + 1; j < sheets.Count; j++)
                {
                    pairs++;
                    alike += close(sheets[i], sheets[j]) ? 1 : 0;
                }
            }
        }
        return new(pairs, alike);
    }

    private static long Sum(ScoredCandidate of, ExercisePolicy policy) => of.Sheets.Sum(sheet => (long)Weighted(sheet, policy));

    private static string Lot(string staffId, string listHash) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{listHash}:{staffId}")));
}
