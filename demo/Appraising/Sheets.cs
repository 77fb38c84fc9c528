using System.Text.Json;
using Fairway.Demo.Writing;
using Fairway.Rules.Appraisals;

namespace Fairway.Demo.Appraising;

/// <summary>What people note before the discussion (CY-2a).</summary>
internal static class Sheets
{
    /// <summary>The answers as the product stores them: some prompts stay empty.</summary>
    public static string Write(Side side, string language, AppraisalPolicy policy, Chance chance)
    {
        var stock = TextStock.In(language);
        var prompts = side == Side.Official ? policy.Preparation.Official : policy.Preparation.Supervisor;
        var prefix = side == Side.Official ? "official/" : "supervisor/";
        var answers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var prompt in prompts)
        {
            if (stock.Preparation.TryGetValue(prefix + prompt.Code, out var texts) && (answers.Count == 0 || chance.Yes(0.8)))
            {
                answers[prompt.Code] = chance.Of(texts);
            }
        }

        return JsonSerializer.Serialize(answers);
    }
}
