using Fairway.App;
using Fairway.App.Accounts;
using Fairway.Web.Components;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Accounts;

/// <summary>What stands around a page because of who reads it.</summary>
internal static class AccountFrame
{
    public static async ValueTask FillAsync(HttpContext http, Frame frame)
    {
        var services = http.RequestServices;
        frame.Demonstration = await services
            .GetRequiredService<Demonstration>()
            .IsAsync(services.GetRequiredService<FairwayDb>(), http.RequestAborted);
        if (http.ReaderIfAny() is not { } reader)
        {
            return;
        }
        frame.DisplayName = reader.DisplayName;
        frame.StaffId = reader.StaffId;
        frame.Zone = reader.Zone;
        frame.Withheld = [.. reader.Withheld.Select(held => held.Office.ToString()).Distinct()];
        frame.OutsideGroups = [.. reader.OutsideGroups.Select(held => held.Office.ToString()).Distinct()];
        frame.Offices = [.. reader.Offices.Select(held => held.Office.ToString()).Distinct()];
        if (reader.StaffId is null)
        {
            frame.HasAppraisal = false;
        }
        if (Invitations.MayInvite(reader) && frame.Links.All(link => link.Href != "/account/people"))
        {
            frame.Links.Add(new("Account.People", "/account/people", "/account/invite"));
        }
    }

    /// <summary>A language chosen by the links of the masthead stays with the account, and with its mails.</summary>
    public static async Task KeepLanguageAsync(HttpContext http, string language)
    {
        if (http.ReaderIfAny() is { } reader)
        {
            await http
                .RequestServices.GetRequiredService<FairwayDb>()
                .Users.Where(account => account.Id == reader.AccountId)
                .ExecuteUpdateAsync(account => account.SetProperty(a => a.Language, language), http.RequestAborted);
        }
    }
}
