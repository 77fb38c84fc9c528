using Fairway.App.Promotions.Exercise;
using Fairway.Rules;
using Fairway.Web.Components;
using Fairway.Web.Pages.Policies;

namespace Fairway.Web.Pages.Promotions.Exercise;

/// <summary>How the rows of an exercise's figures are said, on its own page and in the yearly report.</summary>
public static class ExerciseFigureWords
{
    /// <summary>The row of a table by its key; empty: everybody together.</summary>
    public static string Row(Words t, PolicySet policy, ExerciseFigureKind kind, string key)
    {
        if (key.Length == 0)
        {
            return t[
                kind switch
                {
                    >= ExerciseFigureKind.ExtensionByCategory => "Exercise.Figures.OnTechnicalCooperation",
                    >= ExerciseFigureKind.ByRating => "Exercise.Figures.Judged",
                    _ => "Exercise.Figures.Everybody",
                }
            ];
        }

        // "fully-meets:F" stands beneath "fully-meets".
        var (first, second) = key.Split(':') switch
        {
            [var one, var two] => (one, two),
            _ => (key, null),
        };
        return kind switch
        {
            ExerciseFigureKind.ByGrade => second ?? first,
            ExerciseFigureKind.BySex or ExerciseFigureKind.ExtensionBySex => Sex(first),
            ExerciseFigureKind.ByRegion or ExerciseFigureKind.ExtensionByRegion => Region(first),
            ExerciseFigureKind.ExtensionByCategory => Known(first),
            _ when second is null => Rating(first),
            ExerciseFigureKind.ByRatingAndSex => $"{Rating(first)}, {Sex(second)}",
            ExerciseFigureKind.ByRatingAndRegion => $"{Rating(first)}, {Region(second)}",
            _ => $"{Rating(first)}, {Known(second)}",
        };

        string Rating(string code) =>
            policy.Appraisals.Ratings.Overall.FirstOrDefault(r => r.Code == code)?.Name.In(t.Language) ?? Known(code);

        string Sex(string code) => code == ExerciseFigures.Unknown ? Known(code) : t["Figures.Sex." + code];

        string Region(string code) => code == ExerciseFigures.Unknown ? Known(code) : PolicyWords.Region(t, code);

        string Known(string code) => code == ExerciseFigures.Unknown ? t["Exercise.Figures.Unknown"] : code;
    }
}
