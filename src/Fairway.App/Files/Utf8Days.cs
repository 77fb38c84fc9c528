using System.Runtime.Intrinsics;
using System.Text;
using Fairway.Rules.Time;

namespace Fairway.App.Files;

/// <summary>Days as files write them, each with the comma behind it, by their numbers: for writing millions, each is put together once.</summary>
internal sealed class Utf8Days
{
    /// <summary>How long a day is in a file, with its comma.</summary>
    public const int Length = 11;

    private readonly Vector128<byte>[] _texts;

    /// <summary>The days from 1900-01-01 to the day with a number, inclusive.</summary>
    public Utf8Days(int last)
    {
        _texts = new Vector128<byte>[last + 1];
        Span<byte> text = stackalloc byte[Vector128<byte>.Count];
        for (var day = 0; day <= last; day++)
        {
            Encoding.ASCII.GetBytes($"{IsoDay.Text(DayNumbers.Day(day))},", text);
            _texts[day] = Vector128.Create<byte>(text);
        }
    }

    /// <summary>A day's <see cref="Length"/> bytes, with some more behind them that mean nothing.</summary>
    public Vector128<byte> this[int day] => _texts[day];
}
