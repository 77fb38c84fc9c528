using Fairway.App.Appraisals;

namespace Fairway.Bench.Web;

/// <summary>The cases: for each connection, one request after another of the same kind.</summary>
internal sealed class Workers(Uri url, Cast cast) : IDisposable
{
    private readonly Dictionary<string, Session> sessions = new(StringComparer.Ordinal);

    /// <summary>Forms that want nothing but a signature, by whose it is.</summary>
    public IReadOnlyList<(Session Session, FormOnPage Sign, FormOnPage Withdraw)> ToSign { get; private set; } = [];

    public Task<List<Func<Task>>> Home() => EachConnection(p => p.StaffId, _ => "/");

    public Task<List<Func<Task>>> View() => EachConnection(p => p.StaffId, p => $"/appraisals/{p.AppraisalId}");

    /// <summary>One person in several windows: a session is not a connection.</summary>
    public async Task<List<Func<Task>>> AsChief(string path)
    {
        var workers = new List<Func<Task>>();
        for (var i = 0; i < Cast.Connections; i++)
        {
            var session = await Of(cast.Chief.StaffId, i);
            workers.Add(() => session.Get(path));
        }
        return workers;
    }

    /// <summary>Saves a draft while its author types: each time another text, so that each writes.</summary>
    public Task<List<Func<Task>>> Autosave() => Drafts(0, (session, address, form) => session.Autosave(address, form.Fields));

    /// <summary>Saves a draft with the button: what each save has to carry about the one before it was learnt by saving both texts once.</summary>
    public async Task<List<Func<Task>>> Save()
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        return await Drafts(
            1,
            async (session, address, form) =>
            {
                var key = $"{address} {form.Fields[Text].EndsWith(Addition, StringComparison.Ordinal)}";
                if (seen.TryGetValue(key, out var next))
                {
                    await session.Post(form);
                    form.Fields["Seen"] = next;
                    return;
                }
                await session.Autosave(address, form.Fields);
                lock (seen)
                {
                    seen[key] = form.Fields["Seen"];
                }
            }
        );
    }

    private const string Text = "Input.Measure";
    private const string Addition = " Reviewed with the unit.";

    private async Task<List<Func<Task>>> Drafts(int output, Func<Session, string, FormOnPage, Task> save)
    {
        var workers = new List<Func<Task>>();
        foreach (var part in cast.Drafting)
        {
            var session = await Of(part.StaffId);
            var home = $"/appraisals/{part.AppraisalId}";
            var path =
                (await session.Page(home))?.QuerySelectorAll($"a[href^='{home}/outputs/']").ElementAtOrDefault(output)?.GetAttribute("href")
                ?? throw new InvalidOperationException($"{home} has too few outputs to write.");
            var form = await session.Form(path, "form[data-autosave]") ?? throw new InvalidOperationException($"{path} has no form.");
            var (text, changed) = (form.Fields[Text], false);
            workers.Add(async () =>
            {
                changed = !changed;
                form.Fields[Text] = changed ? text + Addition : text;
                await save(session, $"{path}?handler=Autosave", form);
            });
            // Both texts once: then each worker knows what the next save has to carry.
            await workers[^1]();
            await workers[^1]();
        }
        return workers;
    }

    /// <summary>Looks for forms under which nothing is missing but the chief's name.</summary>
    public async Task FindToSign()
    {
        var found = new List<(Session, FormOnPage, FormOnPage)>();
        foreach (var part in cast.Signing)
        {
            var session = await Of(part.StaffId);
            var home = $"/appraisals/{part.AppraisalId}";
            if (await session.Form($"{home}/sign", "form:has(input[name=Hash])") is { } sign)
            {
                sign.Fields["Password"] = Cast.Password;
                if (sign.Fields.ContainsKey("Input.Whose"))
                {
                    // A late step asks whose the delay was before it takes a signature (CY-8).
                    sign.Fields["Input.Whose"] = nameof(DelayOf.Organization);
                    sign.Fields["Input.Cause"] = "Measured after its date.";
                }
                found.Add((session, sign, new FormOnPage($"{home}?handler=Withdraw", new() { ["__form"] = sign.Fields["__form"] })));
            }
        }
        ToSign = found;
    }

    public void Dispose()
    {
        foreach (var session in sessions.Values)
        {
            session.Dispose();
        }
    }

    private async Task<List<Func<Task>>> EachConnection(Func<Part, string> who, Func<Part, string> path)
    {
        var workers = new List<Func<Task>>();
        foreach (var part in cast.Agreed)
        {
            var session = await Of(who(part));
            workers.Add(() => session.Get(path(part)));
        }
        return workers;
    }

    private async Task<Session> Of(string staffId, int window = 0)
    {
        var key = $"{staffId} {window}";
        if (!sessions.TryGetValue(key, out var session))
        {
            sessions[key] = session = await Session.SignIn(url, staffId);
        }
        return session;
    }
}
