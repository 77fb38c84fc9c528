using Fairway.App.Notices;
using Fairway.App.Service;
using Fairway.Web.Components;

namespace Fairway.Web.Pages.Notices;

/// <summary>What pages call those to whom a notice went.</summary>
public static class NoticeWords
{
    public static string To(Words t, Broadcast notice) => To(t, notice.To, notice.Of);

    public static string To(Words t, SelectedBy to, string? of) =>
        to is SelectedBy.Everybody or SelectedBy.Chiefs ? t["Notices.To." + to] : t["Notices.ToOf." + to, of ?? ""];
}
