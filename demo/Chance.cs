using System.Buffers.Binary;
using System.Text;
using NodaTime;

namespace Fairway.Demo;

/// <summary>
/// The demonstration's dice: the same throws for the same seed on every machine and version of .NET (SplitMix64, which
/// System.Random does not promise). Each part of the demonstration throws its own dice, so that a change in one leaves the others.
/// </summary>
internal sealed class Chance(ulong state)
{
    private readonly ulong _origin = state;
    private ulong _state = state;

    public static Chance Of(int seed) => new(unchecked((ulong)seed * 0x9E3779B97F4A7C15UL));

    /// <summary>Dice for a part by its name; throws of this one do not matter to them.</summary>
    public Chance For(string part)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in Encoding.UTF8.GetBytes(part))
        {
            hash = unchecked((hash ^ b) * 1099511628211UL);
        }

        return new(_origin ^ hash);
    }

    /// <summary>From 0 up to, not including, <paramref name="n"/>.</summary>
    public int Below(int n) => (int)(Bits() % (ulong)n);

    /// <summary>From <paramref name="least"/> to <paramref name="most"/>, both possible.</summary>
    public int Between(int least, int most) => most <= least ? least : least + Below(most - least + 1);

    /// <summary>From 0 to 1.</summary>
    public double Share() => (Bits() >> 11) * (1.0 / (1UL << 53));

    public bool Yes(double probability) => Share() < probability;

    public T Of<T>(IReadOnlyList<T> list) => list[Below(list.Count)];

    public T Weighted<T>(IReadOnlyList<(T What, double Weight)> list)
    {
        var at = Share() * list.Sum(e => e.Weight);
        foreach (var (what, weight) in list)
        {
            at -= weight;
            if (at < 0)
            {
                return what;
            }
        }

        return list[^1].What;
    }

    /// <summary>So many different entries, in the order in which they were drawn.</summary>
    public IReadOnlyList<T> Some<T>(IReadOnlyList<T> list, int count)
    {
        var left = list.ToList();
        var drawn = new List<T>();
        while (drawn.Count < count && left.Count > 0)
        {
            var at = Below(left.Count);
            drawn.Add(left[at]);
            left.RemoveAt(at);
        }

        return drawn;
    }

    public void Shuffle<T>(IList<T> list)
    {
        for (var i = list.Count - 1; i > 0; i--)
        {
            var other = Below(i + 1);
            (list[i], list[other]) = (list[other], list[i]);
        }
    }

    /// <summary>An identifier of version 7, as the product makes them, with the instant at which it would have been made.</summary>
    public Guid Id(Instant at)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, at.ToUnixTimeMilliseconds() << 16);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)(Bits() & 0x0FFF | 0x7000));
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Bits() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000);
        return new(bytes, bigEndian: true);
    }

    private ulong Bits()
    {
        var z = _state = unchecked(_state + 0x9E3779B97F4A7C15UL);
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EBUL);
        return z ^ (z >> 31);
    }
}
