using Fairway.Web.Components;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>Somebody's name, with whom they stood in for.</summary>
public static class Behalf
{
    public static string Of(Words t, string name, string? behalf) => behalf is null ? name : t["Absence.For", name, behalf];
}
