namespace Fairway.Rules.Appraisals;

/// <summary>Who stands around one appraisal today, and which parts that gives somebody.</summary>
/// <param name="OfficialId">The official.</param>
/// <param name="SupervisorId">The responsible chief (SV-4); null while there is none.</param>
/// <param name="DelegateId">The delegate whose delegation covers the official today (SV-5); null: none.</param>
/// <param name="DelegateSigns">Whether that delegation says that the delegate signs.</param>
/// <param name="SecondLevelId">The supervisor's supervisor (SV-4); null: none. Where a delegate signs, the chief takes this part instead.</param>
[Rule("SV-4"), Rule("SV-5")]
public sealed record AppraisalPeople(string OfficialId, string? SupervisorId, string? DelegateId, bool DelegateSigns, string? SecondLevelId)
{
    /// <summary>Who supervised a part of the cycle that has ended (CY-9).</summary>
    public IReadOnlyCollection<string> FormerIds { get; init; } = [];

    /// <summary>The later supervisor with whom the official shares this earlier cycle (decision 10); null: nobody.</summary>
    public string? SharedWithId { get; init; }

    /// <summary>Who signs for the organization: the delegate where the delegation says so, else the responsible chief.</summary>
    public string? SignerId => HasSigningDelegate ? DelegateId : SupervisorId;

    /// <summary>Who is second level: the chief where a delegate signs, else the supervisor's supervisor.</summary>
    public string? EffectiveSecondLevelId => HasSigningDelegate ? SupervisorId : SecondLevelId;

    private bool HasSigningDelegate => DelegateSigns && DelegateId is not null && DelegateId != OfficialId;

    /// <summary>
    /// Somebody's parts; empty: none. Nobody holds a supervising part in their own appraisal, and who is a party is no Board member here (BD-2).
    /// </summary>
    /// <param name="staffId">The person.</param>
    /// <param name="isBoardMember">Whether they are a member of the Reports Board today.</param>
    /// <param name="isBoardSecretary">Whether they are its secretary today.</param>
    /// <param name="isHrPartner">Whether they are the HR partner of the official's unit today.</param>
    /// <param name="standsInFor">For whom they stand in today; null: nobody. The two levels stay two people: who is one never stands in for the other.</param>
    [Rule("BD-2")]
    public IReadOnlySet<AppraisalParty> PartiesOf(
        string staffId,
        bool isBoardMember = false,
        bool isBoardSecretary = false,
        bool isHrPartner = false,
        IReadOnlySet<string>? standsInFor = null
    )
    {
        var parties = new HashSet<AppraisalParty>();
        if (staffId == OfficialId)
        {
            parties.Add(AppraisalParty.Official);
        }
        else
        {
            Add(SignerId, HasSigningDelegate ? AppraisalParty.SigningDelegate : AppraisalParty.Supervisor);
            Add(HasSigningDelegate ? null : DelegateId, AppraisalParty.Delegate);
            Add(EffectiveSecondLevelId, AppraisalParty.SecondLevel);
            if (standsInFor is { Count: > 0 })
            {
                AddStandIn(standsInFor);
            }
            if (FormerIds.Contains(staffId))
            {
                parties.Add(AppraisalParty.FormerSupervisor);
            }
            Add(SharedWithId, AppraisalParty.LaterSupervisor);
        }
        if (isBoardMember && parties.Count == 0)
        {
            parties.Add(AppraisalParty.BoardMember);
        }
        if (isBoardSecretary)
        {
            parties.Add(AppraisalParty.BoardSecretary);
        }
        if (isHrPartner && staffId != OfficialId)
        {
            parties.Add(AppraisalParty.HrPartner);
        }
        return parties;

        void AddStandIn(IReadOnlySet<string> absent)
        {
            if (SupervisorId is { } chief && absent.Contains(chief) && !HasSigningDelegate && staffId != EffectiveSecondLevelId)
            {
                parties.Add(AppraisalParty.StandIn);
            }
            else if (EffectiveSecondLevelId is { } second && absent.Contains(second) && staffId != SignerId)
            {
                parties.Add(AppraisalParty.SecondLevel);
            }
        }

        void Add(string? holder, AppraisalParty party)
        {
            if (holder == staffId)
            {
                parties.Add(party);
            }
        }
    }
}
