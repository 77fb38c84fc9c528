using Fairway.Rules;

namespace Fairway.App;

/// <summary>What became of an act that somebody asked for. A refusal is a result; an exception is a bug.</summary>
public abstract record ActResult
{
    private ActResult() { }

    /// <summary>It is done, or had been done before by the same request sent twice.</summary>
    public sealed record Done : ActResult;

    /// <summary>It is refused; each refusal says what is missing and where to put it right.</summary>
    public sealed record Refused(IReadOnlyList<Refusal> Refusals) : ActResult
    {
        public Refused(Refusal refusal)
            : this([refusal]) { }
    }

    /// <summary>For this reader it does not exist: the answer is 404.</summary>
    public sealed record NotThere : ActResult;

    /// <summary>Somebody else changed the same thing meanwhile: the answer is 409 with both texts, and nothing is lost.</summary>
    public sealed record Overtaken : ActResult;

    public static readonly ActResult Ok = new Done();
    public static readonly ActResult Missing = new NotThere();
    public static readonly ActResult Stale = new Overtaken();
}
