using Fairway.App.History;
using Fairway.Rules.Feedback;
using NodaTime;

namespace Fairway.App.Feedback;

/// <summary>Upward feedback on all chiefs whose cycles end on one day (UF-1): formed once, with one signed list of keys.</summary>
public sealed class FeedbackRound : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The day on which the chiefs' end of cycle is due, from which the epochs are counted back.</summary>
    public required LocalDate EndsOn { get; init; }

    /// <summary>T0: the first day of fetching tokens.</summary>
    public required LocalDate TokensOpen { get; init; }

    /// <summary>T1: the first day of answers.</summary>
    public required LocalDate AnswersOpen { get; init; }

    /// <summary>T2: the first day without answers.</summary>
    public required LocalDate AnswersClose { get; init; }

    /// <summary>The day on which its groups were formed and everybody was told: the day for which policies are looked up (J3251).</summary>
    public required LocalDate FormedOn { get; init; }

    public required string PolicyVersion { get; init; }

    /// <summary>The list of groups and keys as Fairway signed it, whole; null while keys are being made.</summary>
    public string? SignedList { get; set; }

    /// <summary>The same list as the compiler signed it, whole; null until it has. No token is given out before.</summary>
    public string? CompilerList { get; set; }

    /// <summary>When the private keys of its groups were destroyed; null while tokens can be signed.</summary>
    public Instant? KeysDestroyedAt { get; set; }

    public int Version { get; set; }

    public FeedbackEpochs Epochs => new(TokensOpen, AnswersOpen, AnswersClose);

    /// <summary>The last day on which a token can be fetched.</summary>
    public LocalDate LastDayOfTokens => AnswersOpen.PlusDays(-1);

    /// <summary>The last day on which an answer is taken.</summary>
    public LocalDate LastDayOfAnswers => AnswersClose.PlusDays(-1);

    /// <summary>When the last day of fetching has ended everywhere.</summary>
    public Instant LastInstant => LastDayOfTokens.PlusDays(1).At(new LocalTime(12, 0)).InUtc().ToInstant();
}

/// <summary>Those who answer together: about a chief, or about the leadership of a unit as a whole where there were too few (UF-5).</summary>
public sealed class FeedbackGroup
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid RoundId { get; init; }

    /// <summary>About whom; null where it is about a leadership.</summary>
    public string? ChiefId { get; init; }

    /// <summary>The unit whose leadership it is about; null where it is about a chief.</summary>
    public string? UnitCode { get; init; }

    /// <summary>About whom or what, as the signed list and the compiler's form say it. It is not changed by a later change of name.</summary>
    public required string Label { get; init; }

    /// <summary>How many may answer.</summary>
    public required int Size { get; init; }

    /// <summary>The id of its key (SHA-256 in hex); null until the key is made.</summary>
    public string? KeyId { get; set; }

    /// <summary>The public half as SubjectPublicKeyInfo; null until the key is made.</summary>
    public byte[]? PublicKey { get; set; }

    /// <summary>The private half, encrypted; null until it is made, and again once it is destroyed at T1.</summary>
    public byte[]? PrivateKey { get; set; }
}

/// <summary>
/// That an official may answer in a group, and whether they have been given what it takes: by day, and without how. That somebody uses a code would say which of
/// the answers, those given with codes, can be theirs.
/// </summary>
public sealed class FeedbackRespondent
{
    public required Guid GroupId { get; init; }
    public required string StaffId { get; init; }

    /// <summary>The chief about whom there are too few for a group; null where the group is about the respondent's own chief.</summary>
    public string? InsteadOfChiefId { get; init; }

    /// <summary>The day on which a token or a code was given out; null: not yet.</summary>
    public LocalDate? IssuedOn { get; set; }

    /// <summary>
    /// The hash of the blinded message that was signed, so that the same one can be answered again where the answer was lost on its way; a random number for
    /// who was given a code. Erased at T1. It says nothing of the token: any token can lie behind it.
    /// </summary>
    public byte[]? BlindedHash { get; set; }
}

/// <summary>One code of a group's batch that nobody has drawn yet. What is drawn is deleted: who has which code, nobody keeps.</summary>
public sealed class FeedbackCode
{
    /// <summary>Random, so that the order of ids is none.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();
    public required Guid GroupId { get; init; }

    /// <summary>Encrypted.</summary>
    public required byte[] Cipher { get; init; }
}
