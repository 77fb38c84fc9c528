using Fairway.App.Accounts;
using Fairway.App.Service;

namespace Fairway.App.Privacy;

/// <summary>
/// Who has to do with keeping and deleting, in one place (CY-12): HR of the whole organization holds files and deletes what is due; the auditor reads what is held and
/// what was deleted. Neither reads a record by it: they see kinds, numbers and days.
/// </summary>
public static class RetentionAccess
{
    public static bool MayAct(Reader reader) => ServiceAccess.IsHrOfAll(reader);

    public static bool MayRead(Reader reader) => MayAct(reader) || reader.Holds(Office.Auditor);
}
