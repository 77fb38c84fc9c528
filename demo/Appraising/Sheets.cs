using System.Text.Json;
using Fairway.Demo.People;
using Fairway.Demo.Writing;
using Fairway.Rules.Appraisals;
using NodaTime;

namespace Fairway.Demo.Appraising;

/// <summary>What people note before a discussion (CY-2a).</summary>
internal static class Sheets
{
    /// <summary>The private sheets of both, where they write one; returns when the last was saved.</summary>
    public static Instant Prepare(
        Story story,
        AppraisalStep step,
        Person official,
        Person? signer,
        Moments moments,
        AppraisalPolicy policy,
        Instant from,
        Instant until,
        Chance chance
    )
    {
        var last = from;
        foreach (var (side, probability) in ((Side, double)[])[(Side.Official, 0.66), (Side.Supervisor, 0.4)])
        {
            if (!chance.Yes(probability))
            {
                continue;
            }

            var at = moments.Between(last, last + ((until - last) * 0.3), 1)[0];
            var language = side == Side.Official ? official.Language : signer?.Language ?? official.Language;
            story.Prepare(
                story.Who(side),
                Write(side, step, language, policy, chance),
                at,
                chance.Yes(0.14) ? at + Duration.FromSeconds(40) : null
            );
            last = at + Duration.FromMinutes(1);
        }

        return last;
    }

    /// <summary>The answers as the product stores them: some prompts stay empty.</summary>
    private static string Write(Side side, AppraisalStep step, string language, AppraisalPolicy policy, Chance chance)
    {
        var stock = TextStock.In(language);
        var prompts = policy.PreparationOf(step);
        var texts = step == AppraisalStep.Beginning ? stock.Preparation : stock.LaterPreparation;
        var prefix = (step == AppraisalStep.Beginning ? "" : $"{step.Code()}/") + (side == Side.Official ? "official/" : "supervisor/");
        var answers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var prompt in side == Side.Official ? prompts.Official : prompts.Supervisor)
        {
            if (texts.TryGetValue(prefix + prompt.Code, out var known) && (answers.Count == 0 || chance.Yes(0.8)))
            {
                answers[prompt.Code] = chance.Of(known);
            }
        }

        return JsonSerializer.Serialize(answers);
    }
}
