using System.Collections.Frozen;

namespace Fairway.Rules.Service;

/// <summary>
/// How staff files write the values of <see cref="Category"/>, <see cref="ContractForm"/>, <see cref="Funding"/>, <see cref="ServiceStatus"/>,
/// <see cref="Sex"/>, <see cref="Recruitment"/> and <see cref="UnitKind"/>: exactly, case included.
/// </summary>
public static class Codes
{
    private static readonly FrozenDictionary<(Type, string), object> ByCode = Enumerate()
        .ToFrozenDictionary(x => (x.Value.GetType(), x.Code), x => x.Value);
    private static readonly FrozenDictionary<object, string> ByValue = Enumerate().ToFrozenDictionary(x => x.Value, x => x.Code);

    /// <summary>The code in files: <c>GS</c>, <c>unpaid-leave</c>, <c>field-office</c>. Throws for an enum that has none.</summary>
    public static string Code<T>(this T value)
        where T : struct, Enum =>
        ByValue.TryGetValue(value, out var code) ? code : throw new ArgumentOutOfRangeException(nameof(value), value, "It has no code.");

    /// <summary>Reads a code; null if it is none of <typeparamref name="T"/>'s.</summary>
    public static T? Parse<T>(string code)
        where T : struct, Enum => ByCode.TryGetValue((typeof(T), code), out var value) ? (T)value : null;

    /// <summary>All codes of a kind, in the order of the values: for a message that says what is allowed.</summary>
    public static IEnumerable<string> All<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(Code);

    private static IEnumerable<(object Value, string Code)> Enumerate()
    {
        Type[] asWritten = [typeof(Category), typeof(ContractForm), typeof(Funding), typeof(Sex)];
        foreach (var type in asWritten)
        {
            foreach (var value in Enum.GetValues(type))
            {
                yield return (value, value.ToString()!);
            }
        }
        yield return (ServiceStatus.Active, "active");
        yield return (ServiceStatus.Secondment, "secondment");
        yield return (ServiceStatus.UnpaidLeave, "unpaid-leave");
        yield return (Recruitment.Local, "local");
        yield return (Recruitment.International, "international");
        yield return (UnitKind.Department, "department");
        yield return (UnitKind.Unit, "unit");
        yield return (UnitKind.FieldOffice, "field-office");
        yield return (UnitKind.Region, "region");
    }
}
