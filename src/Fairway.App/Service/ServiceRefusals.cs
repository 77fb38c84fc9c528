using Fairway.Rules;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>Why an act on people and units is not done: sentences Refusals.&lt;code&gt;.</summary>
public static class ServiceRefusals
{
    public static readonly Refusal QuestionEmpty = Refusal.Of(nameof(QuestionEmpty), "Says", "SV-6");

    /// <summary>{0} characters, at most {1}.</summary>
    public static Refusal QuestionTooLong(int length, int longest) => Refusal.Of(nameof(QuestionTooLong), "Says", "SV-6", length, longest);

    public static readonly Refusal QuestionOpen = Refusal.Of(nameof(QuestionOpen), null, "SV-6");
    public static readonly Refusal QuestionAnswered = Refusal.Of(nameof(QuestionAnswered), null, "SV-6");
    public static readonly Refusal AnswerEmpty = Refusal.Of(nameof(AnswerEmpty), "Answer", "SV-6");
    public static readonly Refusal AnswerUndecided = Refusal.Of(nameof(AnswerUndecided), "Upheld", "SV-6");

    /// <summary>{0} characters, at most {1}.</summary>
    public static Refusal AnswerTooLong(int length, int longest) => Refusal.Of(nameof(AnswerTooLong), "Answer", "SV-6", length, longest);

    public static readonly Refusal FactEmpty = Refusal.Of(nameof(FactEmpty), "Value", "SV-6");

    /// <summary>{0} characters, at most {1}.</summary>
    public static Refusal FactTooLong(int length, int longest) => Refusal.Of(nameof(FactTooLong), "Value", "SV-6", length, longest);

    public static readonly Refusal FactNoDay = Refusal.Of(nameof(FactNoDay), "Day", "SV-6");
    public static readonly Refusal FactUnknownCode = Refusal.Of(nameof(FactUnknownCode), "Value", "SV-6");
    public static readonly Refusal FactNoAddress = Refusal.Of(nameof(FactNoAddress), "Value", "SV-6");
    public static readonly Refusal FactNoCountry = Refusal.Of(nameof(FactNoCountry), "Value", "SV-6");
    public static readonly Refusal FactBornAfterEntry = Refusal.Of(nameof(FactBornAfterEntry), "Day", "SV-6");

    public static readonly Refusal PersonMissing = Refusal.Of(nameof(PersonMissing), "StaffId", "SV-4");

    /// <summary>{0}: what was typed.</summary>
    public static Refusal PersonUnknown(string typed) => Refusal.Of(nameof(PersonUnknown), "StaffId", "SV-4", typed);

    /// <summary>{0}: the person's name.</summary>
    public static Refusal PersonNotInService(string name) => Refusal.Of(nameof(PersonNotInService), "StaffId", "SV-4", name);

    /// <summary>{0}: the person's name.</summary>
    public static Refusal ChiefAlready(string name) => Refusal.Of(nameof(ChiefAlready), "StaffId", "SV-4", name);

    /// <summary>{0}: the official's name.</summary>
    public static Refusal SupervisorOfOneself(string name) => Refusal.Of(nameof(SupervisorOfOneself), "StaffId", "SV-4", name);

    /// <summary>{0}: the supervisor's name, {1}: the official's, who stands above them.</summary>
    public static Refusal SupervisorCircle(string supervisor, string official) =>
        Refusal.Of(nameof(SupervisorCircle), "StaffId", "SV-4", supervisor, official);

    public static readonly Refusal NobodyChosen = Refusal.Of(nameof(NobodyChosen), "Officials", "SV-4");
    public static readonly Refusal NotOnOneself = Refusal.Of(nameof(NotOnOneself), "Officials", "SV-4");
    public static readonly Refusal AlternateIsHead = Refusal.Of(nameof(AlternateIsHead), "StaffId", "SV-4");

    /// <summary>{0}: the day on which it ended.</summary>
    public static Refusal StandInOver(LocalDate day) => Refusal.Of(nameof(StandInOver), null, "SV-4", day);

    /// <summary>{0}: the day on which it ended.</summary>
    public static Refusal DelegationOver(LocalDate day) => Refusal.Of(nameof(DelegationOver), null, "SV-5", day);
}
