namespace Fairway.Rules.Service;

/// <summary>The categories of staff (SV-1); files write them as here.</summary>
[Rule("SV-1")]
public enum Category
{
    /// <summary>General Service.</summary>
    GS,

    /// <summary>National Professional Officers.</summary>
    NPO,

    /// <summary>Professional.</summary>
    P,

    /// <summary>Directors.</summary>
    D,
}

/// <summary>The form of the contract, apart from its funding (SV-2); files write it as here.</summary>
[Rule("SV-2")]
public enum ContractForm
{
    /// <summary>Fixed-term.</summary>
    FT,

    /// <summary>Without limit of time.</summary>
    WLT,

    /// <summary>Short-term.</summary>
    ST,
}

/// <summary>What pays for the post, apart from the contract's form (SV-2); files write it as here.</summary>
[Rule("SV-2")]
public enum Funding
{
    /// <summary>Regular budget.</summary>
    RB,

    /// <summary>Technical cooperation.</summary>
    TC,
}

/// <summary>What an official does in a service period (SV-3).</summary>
[Rule("SV-3")]
public enum ServiceStatus
{
    /// <summary>Working: <c>active</c>.</summary>
    Active,

    /// <summary>On loan from the ILO to another organization, which counts as ILO service: <c>secondment</c>.</summary>
    Secondment,

    /// <summary>On leave without pay: <c>unpaid-leave</c>.</summary>
    UnpaidLeave,
}

/// <summary>As the official states it (SV-6); files write <c>F</c>, <c>M</c>, <c>X</c>.</summary>
[Rule("SV-6")]
public enum Sex
{
    /// <summary>Female.</summary>
    F,

    /// <summary>Male.</summary>
    M,

    /// <summary>Neither, or not stated as one of the two.</summary>
    X,
}

/// <summary>Where the official was recruited (SV-6).</summary>
[Rule("SV-6")]
public enum Recruitment
{
    /// <summary>At the duty station: <c>local</c>.</summary>
    Local,

    /// <summary>Internationally: <c>international</c>.</summary>
    International,
}

/// <summary>What a unit of the tree is (SV-4).</summary>
[Rule("SV-4")]
public enum UnitKind
{
    /// <summary>A department: <c>department</c>.</summary>
    Department,

    /// <summary>A unit within a department or office: <c>unit</c>.</summary>
    Unit,

    /// <summary>An office in the field: <c>field-office</c>.</summary>
    FieldOffice,

    /// <summary>A region with its offices: <c>region</c>.</summary>
    Region,
}
