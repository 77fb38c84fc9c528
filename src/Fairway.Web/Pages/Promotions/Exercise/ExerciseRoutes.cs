using Fairway.Rules.Promotions;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Fairway.Web.Pages.Promotions.Exercise;

/// <summary>
/// The same pages serve every kind of exercise, each under its own address: what is at /promotions/2026/contests for one is at /titularization/2026/contests for
/// another. A page that a kind leaves out is not there under its address.
/// </summary>
public sealed class ExerciseRoutes : IPageRouteModelConvention
{
    private const string Folder = "/Promotions/Exercise/";

    /// <summary>Quotas and forms are of the kind that compares.</summary>
    private static readonly HashSet<string> s_comparing = new(StringComparer.Ordinal) { Folder + "Quotas", Folder + "Form" };

    /// <summary>The kind that an address begins with.</summary>
    public static ExerciseKind KindOf(PathString path) =>
        ExerciseKinds.Parse((path.Value ?? "").Split('/').ElementAtOrDefault(1) ?? "") ?? ExerciseKind.PersonalPromotion;

    public void Apply(PageRouteModel model)
    {
        if (!model.ViewEnginePath.StartsWith(Folder, StringComparison.Ordinal) || s_comparing.Contains(model.ViewEnginePath))
        {
            return;
        }

        foreach (var selector in model.Selectors.ToList())
        {
            var template = selector.AttributeRouteModel?.Template ?? "";
            var own = ExerciseKinds.Parse(template.Split('/')[0]);
            foreach (var (kind, code) in ExerciseKinds.All)
            {
                // Personal promotions have their own page for who asks "why not me".
                if (own is { } first && kind != first && (first.Compares() || !kind.Compares()))
                {
                    model.Selectors.Add(
                        new SelectorModel(selector)
                        {
                            AttributeRouteModel = new AttributeRouteModel { Template = code + template[first.Code().Length..] },
                        }
                    );
                }
            }
        }
    }
}
