using System.Collections.Immutable;

namespace Fairway.Rules.Appraisals;

/// <summary>
/// What somebody writes for one step of the cycle: edited part by part, so that two people who change different parts lose nothing of each
/// other's. Equal when every text, list (in order) and date is.
/// </summary>
/// <typeparam name="TSelf">The form itself.</typeparam>
public interface IStepForm<TSelf> : IEquatable<TSelf>
    where TSelf : class, IStepForm<TSelf>
{
    /// <summary>The step it belongs to.</summary>
    static abstract AppraisalStep Step { get; }

    /// <summary>The act by which a draft of it is saved.</summary>
    static abstract AppraisalAct Saves { get; }

    /// <summary>The form before anybody wrote in it.</summary>
    static abstract TSelf Empty { get; }

    /// <summary>The content of one part, comparable by value; null where the form has none.</summary>
    object? Part(string section);

    /// <summary>What can't be kept whoever wrote it: texts too long, broken characters, entries without end.</summary>
    IReadOnlyList<Refusal> Unkeepable(AppraisalPolicy policy);
}

/// <summary>A form that both sides write and share in turn.</summary>
/// <typeparam name="TSelf">The form itself.</typeparam>
public interface ISharedForm<TSelf> : IStepForm<TSelf>
    where TSelf : class, ISharedForm<TSelf>
{
    /// <summary>The act by which a draft of it becomes the shared text.</summary>
    static abstract AppraisalAct Shares { get; }

    /// <summary>
    /// Brings a draft up to date: <paramref name="mine"/> was begun from <paramref name="origin"/>, since when <paramref name="theirs"/>
    /// was shared. A part that only one side changed is taken from that side; a part that both changed differently is a conflict, and
    /// <paramref name="keepMine"/> says for which of them the draft's text is kept.
    /// </summary>
    static abstract (TSelf Merged, IReadOnlyList<string> Conflicts) Merge(
        TSelf origin,
        TSelf mine,
        TSelf theirs,
        Func<string, bool> keepMine
    );

    /// <summary>What differs in a later version, in the form's order; empty exactly when the two are equal.</summary>
    IReadOnlyList<FormChange> ChangesTo(TSelf later);
}

/// <summary>How parts and lists of parts are merged.</summary>
internal static class FormMerge
{
    /// <summary>Says for each part whether the draft's text is taken, and collects the parts that both changed.</summary>
    public static Func<string, bool> Choice<TForm>(
        TForm origin,
        TForm mine,
        TForm theirs,
        Func<string, bool> keepMine,
        List<string> conflicts
    )
        where TForm : class, IStepForm<TForm> =>
        section =>
        {
            var (o, m, t) = (origin.Part(section), mine.Part(section), theirs.Part(section));
            if (Equals(m, t) || Equals(m, o))
            {
                return false;
            }

            if (Equals(t, o))
            {
                return true;
            }

            conflicts.Add(section);
            return keepMine(section);
        };

    /// <summary>Theirs in their order, each entry replaced, dropped or followed by mine where mine counts.</summary>
    public static ImmutableArray<T> List<T>(
        ImmutableArray<T> mine,
        ImmutableArray<T> theirs,
        Func<T, string> section,
        Func<string, bool> fromMine
    )
        where T : class
    {
        var result = ImmutableArray.CreateBuilder<T>();
        foreach (var entry in theirs)
        {
            var own = mine.FirstOrDefault(m => section(m) == section(entry));
            if (!fromMine(section(entry)))
            {
                result.Add(entry);
            }
            else if (own is not null)
            {
                result.Add(own);
            }
        }

        result.AddRange(mine.Where(m => theirs.All(t => section(t) != section(m)) && fromMine(section(m))));
        return result.ToImmutable();
    }
}
