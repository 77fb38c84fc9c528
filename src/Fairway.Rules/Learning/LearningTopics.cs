namespace Fairway.Rules.Learning;

/// <summary>The moments of the work that content is about: pages link to it by them (LE-1).</summary>
[Rule("LE-1")]
public static class LearningTopics
{
    /// <summary>In the order of the cycle.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "start",
        "agreeing-outputs",
        "dialogue",
        "feedback",
        "mid-term",
        "upward-feedback",
        "end-of-cycle",
        "objection",
        "probation",
        "underperformance",
        "promotions",
        "leading",
        "support",
    ];

    /// <summary>A topic's place in that order; null: it is none.</summary>
    public static int? PlaceOf(string topic)
    {
        for (var place = 0; place < All.Count; place++)
        {
            if (All[place] == topic)
            {
                return place;
            }
        }

        return null;
    }

    /// <summary>What is to be said of a topic that there is not.</summary>
    public static string Unknown(string topic) => $"'{topic}' is no topic: write one of {string.Join(", ", All)}";
}
