using Fairway.App.Accounts;

namespace Fairway.App.Transparency;

/// <summary>
/// Who enters the rooms, in one place (FA-1): the Staff Union and the auditor, by their offices of trust. Neither reads anybody's appraisal, case, candidature or
/// feedback by it; the auditor alone sees offices with who granted them, counts of what was read, and whether what is kept is whole.
/// </summary>
public static class Rooms
{
    public static bool MayEnter(Reader reader) => reader.Holds(Office.Union) || reader.Holds(Office.Auditor);

    public static bool MayAudit(Reader reader) => reader.Holds(Office.Auditor);
}
