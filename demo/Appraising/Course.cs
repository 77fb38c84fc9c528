using Fairway.Demo.People;
using Fairway.Demo.Writing;
using Fairway.Rules.Appraisals;
using NodaTime;

namespace Fairway.Demo.Appraising;

/// <summary>Tells an appraisal act by act, up to where it has come.</summary>
internal sealed class Course(
    Story story,
    Person official,
    Person? signer,
    string? delegateId,
    Moments moments,
    DateTimeZone zone,
    Instant now,
    Chance chance
)
{
    /// <param name="fate">Where it stands in the end.</param>
    /// <param name="agreed">What both agree on, or would.</param>
    /// <param name="opened">When it was opened.</param>
    /// <param name="until">The last act comes close to this.</param>
    /// <param name="scene">How a scene wants the dialogue; null = as chance has it.</param>
    /// <param name="policy">For the preparation sheets' prompts.</param>
    public void Tell(Fate fate, AgreementForm agreed, Instant opened, Instant until, SceneTurns? scene, AppraisalPolicy policy)
    {
        var dialogue = new Dialogue(official.Language, chance);
        if (fate == Fate.Draft)
        {
            TellDraft(dialogue, agreed, opened, until, policy);
            return;
        }

        var turns = scene?.Turns(dialogue, agreed) ?? dialogue.Lead(agreed, delegateId is not null);
        if (fate == Fate.Shared && scene is null && turns.Count > 1 && chance.Yes(0.6))
        {
            turns = [.. turns.Take(chance.Between(1, turns.Count - 1))];
        }

        var detour =
            fate is Fate.Signed or Fate.Agreed && scene is null
                ? chance.Weighted([
                    (Detour.None, 88.0),
                    (Detour.Withdrawn, 5),
                    (Detour.TextChanged, 5),
                    (Detour.Unsigned, fate == Fate.Agreed && now - until > Duration.FromDays(14) ? 2.0 : 0),
                ])
                : Detour.None;
        var acts = Acts(turns, fate, detour, dialogue);
        var prepared = Sheets.Prepare(story, AppraisalStep.Beginning, official, signer, moments, policy, opened, until, chance);
        Play(acts, prepared, Times(acts, prepared, until, fate == Fate.Signed ? (4, 40) : (30, 130)));
        if (detour == Detour.Unsigned)
        {
            story.ProceedUnsigned();
        }

        if (fate == Fate.Shared && scene is null && chance.Yes(0.3))
        {
            story.Draft(turns[^1].By == Side.Official ? Side.Supervisor : Side.Official, turns[^1].Form, until);
        }
    }

    private enum Detour
    {
        None,
        Withdrawn,
        TextChanged,

        /// <summary>The official says nothing within the comments window (CY-6).</summary>
        Unsigned,
    }

    private abstract record Act
    {
        public sealed record Share(Side By, AgreementForm Form, bool Last) : Act;

        public sealed record Say(Remark Remark) : Act;

        public sealed record Sign(Side By) : Act;

        public sealed record Withdraw : Act;
    }

    private List<Act> Acts(IReadOnlyList<Turn> turns, Fate fate, Detour detour, Dialogue dialogue)
    {
        var acts = new List<Act>();
        for (var i = 0; i < turns.Count; i++)
        {
            var last = i == turns.Count - 1;
            // What the two end with has the day of the discussion; before, it had not been held.
            acts.Add(new Act.Share(turns[i].By, turns[i].Form, last && fate >= Fate.Shared));
            acts.AddRange(turns[i].Remarks.Select(remark => new Act.Say(remark)));
        }

        if (fate < Fate.Signed)
        {
            return acts;
        }

        acts.Add(new Act.Sign(Side.Supervisor));
        if (detour == Detour.Withdrawn)
        {
            acts.AddRange([new Act.Withdraw(), new Act.Sign(Side.Supervisor)]);
        }
        else if (detour == Detour.TextChanged && Later(turns[^1].Form) is { } corrected)
        {
            // A slip, found after the first signature: the new text takes it away.
            acts.AddRange([
                new Act.Say(new(Side.Official, false, dialogue.Say("slip"))),
                new Act.Share(Side.Official, corrected, true),
                new Act.Sign(Side.Supervisor),
            ]);
        }
        else if (fate == Fate.Signed && chance.Yes(0.3))
        {
            acts.Add(new Act.Say(new(Side.Official, false, dialogue.Say("after-signature"))));
        }

        if (fate == Fate.Agreed && detour != Detour.Unsigned)
        {
            acts.Add(new Act.Sign(Side.Official));
        }

        return acts;
    }

    /// <summary>Spread over the time there was; from the first signature on within days, or the comments window would have passed.</summary>
    private Instant[] Times(List<Act> acts, Instant from, Instant until, (int Least, int Most) hours)
    {
        // In the first hours of a cycle those who prepare are not done before the others want to be.
        until = until > from ? until : Instant.Min(from, now);
        var signature = acts.FindIndex(act => act is Act.Sign);
        if (signature < 0)
        {
            return [.. moments.Between(from, until, acts.Count)];
        }

        var signing = until - Duration.FromHours(chance.Between(hours.Least, hours.Most));
        if (signing <= from)
        {
            signing = from + ((until - from) * 0.6);
        }

        var before = moments.Between(from, signing, signature);
        return
        [
            .. before
                .Concat(moments.Between(before[^1] > signing ? before[^1] : signing, until, acts.Count - signature))
                .Select(at => Instant.Min(at, now)),
        ];
    }

    /// <summary>The same with the first output a month later; null where its timeline names no month.</summary>
    private AgreementForm? Later(AgreementForm form)
    {
        var later = Tongue.MonthLater(form.Outputs[0].Timeline, official.Language);
        return later == form.Outputs[0].Timeline
            ? null
            : form with
            {
                Outputs = form.Outputs.SetItem(0, form.Outputs[0] with { Timeline = later }),
            };
    }

    private void Play(List<Act> acts, Instant from, IReadOnlyList<Instant> at)
    {
        LocalDate? discussed = null;
        for (var i = 0; i < acts.Count; i++)
        {
            switch (acts[i])
            {
                case Act.Share share:
                    var form = share.Form;
                    if (share.Last)
                    {
                        // Held since the last exchange, on the day of sharing at the latest.
                        discussed ??= Between((i == 0 ? from : at[i - 1]).InZone(zone).Date, at[i].InZone(zone).Date);
                        form = form with { DiscussedOn = discussed };
                    }

                    story.Share(story.Who(share.By), form, at[i]);
                    break;
                case Act.Say say:
                    var by = say.Remark.ByDelegate && delegateId is not null ? delegateId : story.Who(say.Remark.By);
                    Look(by, at[i]);
                    story.Comment(by, say.Remark.Text, at[i]);
                    break;
                case Act.Sign sign when sign.By == Side.Supervisor:
                    Look(story.Signer, at[i]);
                    story.SignAsSupervisor(at[i]);
                    break;
                case Act.Sign:
                    Look(official.StaffId, at[i]);
                    story.SignAsOfficial(at[i]);
                    break;
                case Act.Withdraw:
                    story.WithdrawSignature(at[i]);
                    break;
            }
        }
    }

    private void Look(string by, Instant at) => story.Read(by, at - Duration.FromSeconds(30 + chance.Below(60)));

    private LocalDate Between(LocalDate first, LocalDate last)
    {
        var days = Math.Min(3, Period.DaysBetween(first, last));
        return last.PlusDays(-chance.Between(0, Math.Max(0, days)));
    }

    private void TellDraft(Dialogue dialogue, AgreementForm agreed, Instant opened, Instant until, AppraisalPolicy policy)
    {
        var prepared = Sheets.Prepare(story, AppraisalStep.Beginning, official, signer, moments, policy, opened, until, chance);
        if (chance.Yes(0.8))
        {
            story.Draft(
                Side.Official,
                chance.Yes(0.6) ? dialogue.Begun(agreed) : dialogue.Vague(agreed, 0),
                moments.Between(prepared, until, 1)[0]
            );
        }

        if (chance.Yes(0.2))
        {
            story.Draft(Side.Supervisor, dialogue.Begun(agreed), moments.Between(prepared, until, 1)[0]);
        }
    }
}

/// <summary>How a scene wants a dialogue to be.</summary>
internal sealed record SceneTurns(Func<Dialogue, AgreementForm, IReadOnlyList<Turn>> Turns);
