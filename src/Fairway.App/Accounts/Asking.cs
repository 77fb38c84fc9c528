using System.Text.Json;
using NodaTime.Text;

namespace Fairway.App.Accounts;

/// <summary>
/// In whose name a context asks the database, for a database that guards rows itself (ADR 29): PostgreSQL then answers with no row that is not theirs, whatever
/// a query forgot to ask. Nobody, until it is said; what is said lasts as long as the scope of the request. On SQLite it has no effect.
/// </summary>
public sealed class Asking
{
    private const string Everybodys = """{"is":"all"}""";

    /// <summary>The transaction's own word, as the guard last set it; null: not set in the transaction at hand.</summary>
    public string? SetInTransaction { get; set; }

    private Reader? _reader;
    private string? _said = "";

    /// <summary>What the database is told, as JSON; empty: nobody asks, and no guarded row is answered. Written when it is first asked for: SQLite never does.</summary>
    public string Said => _said ??= SaidOf(_reader!);

    /// <summary>From here on a person asks, with what this session has shown: offices that wait give nothing.</summary>
    public void As(Reader reader) => (_reader, _said) = (reader, null);

    private static string SaidOf(Reader reader) =>
        JsonSerializer.Serialize(
            new
            {
                @is = "person",
                me = reader.StaffId ?? "",
                account = reader.AccountId,
                today = LocalDatePattern.Iso.Format(reader.Today),
                offices = reader.Offices.Select(held => held.Office.ToString()).Distinct(),
                hr = reader.HrUnits is { } units ? units.Order(StringComparer.Ordinal) : null as IEnumerable<string>,
                away = reader.StandsInFor.Order(StringComparer.Ordinal),
            }
        );

    /// <summary>From here on the product asks in its own name: daily jobs, the terminal, a machine with a token of its own.</summary>
    public void AsProduct() => _said = Everybodys;

    /// <summary>
    /// What a person sets going but doesn't read, until the result is disposed of: counting what is told to everybody, handing on to another, telling others. Each use
    /// says why; what is read so goes to nobody as it is.
    /// </summary>
    public IDisposable OfEverybody()
    {
        var (reader, said) = (_reader, _said);
        _said = Everybodys;
        return new Until(() => (_reader, _said) = (reader, said));
    }

    private sealed class Until(Action over) : IDisposable
    {
        private Action? _over = over;

        public void Dispose()
        {
            _over?.Invoke();
            _over = null;
        }
    }
}
