namespace Fairway.App.Results;

/// <summary>The order in which people count codes: A.2 before A.10. Runs of digits compare as numbers, everything else ordinally.</summary>
public sealed class OutcomeOrder : IComparer<string>
{
    public static readonly OutcomeOrder ByCode = new();

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
        {
            return string.CompareOrdinal(x, y);
        }
        int i = 0,
            j = 0;
        while (i < x.Length && j < y.Length)
        {
            int order;
            if (char.IsAsciiDigit(x[i]) && char.IsAsciiDigit(y[j]))
            {
                var left = Digits(x, ref i);
                var right = Digits(y, ref j);
                order = left.Length != right.Length ? left.Length.CompareTo(right.Length) : left.SequenceCompareTo(right);
            }
            else
            {
                order = x[i++].CompareTo(y[j++]);
            }
            if (order != 0)
            {
                return order;
            }
        }
        var rest = (x.Length - i).CompareTo(y.Length - j);
        // "A.01" and "A.1" are equal as counted, but not the same code.
        return rest != 0 ? rest : string.CompareOrdinal(x, y);
    }

    private static ReadOnlySpan<char> Digits(string text, ref int at)
    {
        while (at < text.Length - 1 && text[at] == '0' && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
        }
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }
        return text.AsSpan(start, at - start);
    }
}
