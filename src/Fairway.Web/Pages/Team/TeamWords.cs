using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Policies;
using Fairway.Rules.Appraisals;
using Fairway.Web.Components;
using NodaTime;

namespace Fairway.Web.Pages.Team;

/// <summary>How the rows of a team are told: where somebody is, what comes next and whose it is.</summary>
public sealed class TeamWords(Words t, Reader reader, PolicyLibrary policies)
{
    private readonly Dictionary<LocalDate, AppraisalPolicy> known = [];

    /// <summary>Where somebody is: the tag's kind and its word.</summary>
    public (string Kind, string Word) Where(TeamRow row) =>
        row.Standing switch
        {
            TeamStanding.Late => ("late", t.Count("Team.Late", -row.Days)),
            TeamStanding.Due => ("due", row.Days == 0 ? t["Team.DueToday"] : t.Count("Team.DueIn", row.Days)),
            TeamStanding.Current when row.Line is { Next: NextStep.SignAsOfficial } => ("info", t["Team.HalfSigned"]),
            TeamStanding.Current => ("info", t["Team.UnderWay"]),
            TeamStanding.ToOpen when row.Days < 0 => ("late", t.Count("Team.ToOpenLate", -row.Days)),
            TeamStanding.ToOpen => ("due", t["Team.ToOpen"]),
            TeamStanding.Agreed => ("done", t["Team.Agreed"]),
            TeamStanding.Excluded => ("quiet", t["Team.Excluded"]),
            _ => ("quiet", t["Team.NotOpened"]),
        };

    /// <summary>The next step, said so that one knows whose it is.</summary>
    public string Next(TeamRow row)
    {
        if (row.Standing == TeamStanding.Excluded)
        {
            return t["Team.Next.Excluded"];
        }

        if (row.Line is not { } line)
        {
            return row.Standing switch
            {
                TeamStanding.ToOpen => t["Team.Next.Open"],
                TeamStanding.Elsewhere => t["Team.Next.Elsewhere"],
                _ => t[$"Team.NotReady.{row.Opening}"],
            };
        }

        var signer = line.Signer ?? t["Team.NoSupervisor"];
        return line switch
        {
            { HasUnsharedDraft: true, OnSupervisorsSide: true, Working: not AppraisalStep.EndOfCycle } => t["Team.Next.MyDraft"],
            { Next: NextStep.SelfAssess } => t["Team.Next.SelfAssess", line.Official],
            { Next: NextStep.Assess, OnSupervisorsSide: true } => t["Team.Next.Assess"],
            { Next: NextStep.Assess } => t["Team.Next.AssessThey", signer],
            { Next: NextStep.Answer, Signs: true } => t["Team.Next.Answer"],
            { Next: NextStep.Answer } => t["Team.Next.AnswerThey", signer],
            { Next: NextStep.SecondLevel, IsSecondLevel: true } => t["Team.Next.MySecondLevel"],
            { Next: NextStep.SecondLevel } => t["Team.Next.SecondLevel"],
            { Next: NextStep.Prepare, OnSupervisorsSide: true, Working: AppraisalStep.MidTerm } => t[
                "Team.Next.PrepareReview",
                line.Official
            ],
            { Next: NextStep.Prepare, OnSupervisorsSide: true } => t["Team.Next.Prepare", line.Official],
            { Next: NextStep.Prepare } => t["Team.Next.PrepareThey", line.Official, signer],
            // Who is only second level is not told what two people still write (CY-7).
            { Next: NextStep.Read or NextStep.SignAsSupervisor, OnSupervisorsSide: false } => t[
                "Team.Next.Agreeing",
                line.Official,
                signer
            ],
            { Next: NextStep.Read } => t["Team.Next.Read", line.Official, line.Appraisal.SharedVersion],
            { Next: NextStep.SignAsSupervisor, Signs: true } => t["Team.Next.MySignature"],
            { Next: NextStep.SignAsSupervisor } => t["Team.Next.SignatureOf", signer],
            { Next: NextStep.SignAsOfficial } => t["Team.Next.SignatureOf", line.Official],
            _ => NextOfCycle(line.Appraisal),
        };
    }

    private string NextOfCycle(Appraisal appraisal)
    {
        if (appraisal.State == AppraisalState.EndComplete)
        {
            return t["Team.Next.Complete"];
        }

        var next = AppraisalCalendar
            .Dues(appraisal.CycleStart, appraisal.Cycle.LastDay, PolicyOf(appraisal.OpenedOn))
            .FirstOrDefault(d => d.Step >= appraisal.Working && d.On >= reader.Today);
        return next is null ? t["Team.Next.Nothing"] : t["Team.Next.NothingUntil", next.On];
    }

    private AppraisalPolicy PolicyOf(LocalDate day)
    {
        if (!known.TryGetValue(day, out var policy))
        {
            known[day] = policy = policies.PolicyAt(day).Appraisals;
        }

        return policy;
    }
}

/// <summary>Rows of a team's table, with the columns that can be sorted or without.</summary>
public sealed record TeamRowsModel(IReadOnlyList<TeamRow> Rows, TeamWords Words, bool Sortable);
