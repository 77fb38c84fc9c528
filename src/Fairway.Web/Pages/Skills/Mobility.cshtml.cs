using Fairway.App;
using Fairway.App.Policies;
using Fairway.App.Skills;
using Fairway.Rules.Skills;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Fairway.Web.Pages.Skills;

/// <summary>Whether, where and from when an official would move (LE-3).</summary>
public sealed class MobilityModel(SkillsForms forms, PolicyLibrary policies, Words words) : SkillsFormPage<MobilityForm>(words)
{
    private const int Places = 5;

    public sealed class Fields
    {
        public bool Interested { get; set; }
        public List<string> Posts { get; set; } = [];
        public bool Anywhere { get; set; }
        public List<string> Stations { get; set; } = [];
        public LocalDate? AvailableFrom { get; set; }
    }

    [BindProperty]
    public Fields Input { get; set; } = new();

    public IEnumerable<Choice> Posts =>
        policies.PolicyAt(HttpContext.Reader().Today).Skills.Posts.Select(p => new Choice(p.Code, p.Name.In(T.Language)));

    public IReadOnlyList<Choice> Stations => [.. T.Stations(policies, HttpContext.Reader().Today)];

    private MobilityForm Written =>
        new(Input.Interested, Input.Posts, Input.Anywhere, [.. Input.Stations.Where(s => !string.IsNullOrEmpty(s))], Input.AvailableFrom);

    protected override Task<EditableSkills<MobilityForm>?> EditableAsync(CancellationToken stop) =>
        forms.MobilityAsync(HttpContext.Reader(), stop);

    protected override Task<ActResult> DraftAsync(CancellationToken stop) => forms.DraftAsync(HttpContext.Reader(), Seen, Written, stop);

    protected override Task<ActResult> KeepAsync(CancellationToken stop) => forms.KeepAsync(HttpContext.Reader(), Seen, Written, stop);

    protected override void Fill(MobilityForm form) =>
        Input = new Fields
        {
            Interested = form.Interested,
            Posts = [.. form.Posts],
            Anywhere = form.Anywhere,
            Stations = [.. form.Stations],
            AvailableFrom = form.AvailableFrom,
        };

    protected override Task ShowAsync(CancellationToken stop)
    {
        // As many places as there may be, those that are chosen first.
        Input.Stations = [.. Input.Stations.Where(s => !string.IsNullOrEmpty(s))];
        Input.Stations.AddRange(Enumerable.Repeat("", Math.Max(0, Places - Input.Stations.Count)));
        return Task.CompletedTask;
    }
}
