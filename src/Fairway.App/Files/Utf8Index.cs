using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Fairway.App.Files;

/// <summary>Texts as UTF-8 bytes, each once, numbered from 0 in the order in which they came: staff ids, and values that repeat in every row.</summary>
internal sealed class Utf8Index
{
    // Open addressing: the number plus one (0: free) in the low half, and above it as many bits of the hash, so that other texts are seldom looked at.
    private ulong[] _slots = new ulong[64];
    private byte[] _bytes = new byte[256];
    private int[] _ends = new int[16];

    public int Count { get; private set; }

    /// <summary>An index of one text.</summary>
    public static Utf8Index Of(string text)
    {
        var index = new Utf8Index();
        index.Add(text);
        return index;
    }

    /// <summary>A text by its number.</summary>
    public ReadOnlySpan<byte> this[int number]
    {
        get
        {
            var start = number == 0 ? 0 : _ends[number - 1];
            return _bytes.AsSpan(start, _ends[number] - start);
        }
    }

    public string Text(int number) => Encoding.UTF8.GetString(this[number]);

    /// <summary>A text's number; negative where it is not known.</summary>
    public int Find(ReadOnlySpan<byte> text)
    {
        var hash = Hash(text);
        for (var at = (int)hash & (_slots.Length - 1); ; at = (at + 1) & (_slots.Length - 1))
        {
            var slot = _slots[at];
            if (slot == 0)
            {
                return -1;
            }
            if (slot >> 32 == hash >> 32 && this[(int)(uint)slot - 1].SequenceEqual(text))
            {
                return (int)(uint)slot - 1;
            }
        }
    }

    /// <summary>
    /// Many texts at once. Where there are a million, nearly each look goes to memory that is not at hand; asked for together, what they wait
    /// for comes together.
    /// </summary>
    /// <param name="texts">The texts, one behind another.</param>
    /// <param name="ends">Where each ends.</param>
    /// <param name="numbers">Takes their numbers; negative where one is not known.</param>
    public void Find(ReadOnlySpan<byte> texts, ReadOnlySpan<int> ends, Span<int> numbers)
    {
        Span<uint> slots = stackalloc uint[ends.Length];
        var start = 0;
        for (var i = 0; i < ends.Length; i++)
        {
            var hash = Hash(texts[start..ends[i]]);
            var slot = _slots[(int)hash & (_slots.Length - 1)];
            slots[i] = slot >> 32 == hash >> 32 ? (uint)slot : 0;
            start = ends[i];
        }
        for (var i = 0; i < ends.Length; i++)
        {
            numbers[i] = slots[i] < 2 ? 0 : _ends[slots[i] - 2];
        }
        start = 0;
        for (var i = 0; i < ends.Length; i++)
        {
            var text = texts[start..ends[i]];
            start = ends[i];
            // Most lie where they are looked for first.
            var isThere =
                slots[i] > 0
                && numbers[i] + text.Length <= _bytes.Length
                && _bytes.AsSpan(numbers[i], text.Length).SequenceEqual(text)
                && _ends[slots[i] - 1] == numbers[i] + text.Length;
            numbers[i] = isThere ? (int)slots[i] - 1 : Find(text);
        }
    }

    /// <summary>Many texts by their numbers, one behind another, reached as <see cref="Find(ReadOnlySpan{byte}, ReadOnlySpan{int}, Span{int})"/> does.</summary>
    /// <param name="numbers">Their numbers.</param>
    /// <param name="texts">Takes the texts; made larger where they have no room.</param>
    /// <param name="ends">Takes where each ends.</param>
    public void Take(ReadOnlySpan<int> numbers, ref byte[] texts, Span<int> ends)
    {
        Span<int> starts = stackalloc int[numbers.Length];
        var length = 0;
        for (var i = 0; i < numbers.Length; i++)
        {
            starts[i] = numbers[i] == 0 ? 0 : _ends[numbers[i] - 1];
            length += _ends[numbers[i]] - starts[i];
            ends[i] = length;
        }
        if (texts.Length < length)
        {
            texts = new byte[length * 2];
        }
        var at = 0;
        for (var i = 0; i < numbers.Length; at = ends[i++])
        {
            _bytes.AsSpan(starts[i], ends[i] - at).CopyTo(texts.AsSpan(at));
        }
    }

    /// <summary>A text's number, which is new where the text is.</summary>
    public int Add(ReadOnlySpan<byte> text)
    {
        var known = Find(text);
        if (known >= 0)
        {
            return known;
        }
        if ((Count + 1) * 2 > _slots.Length)
        {
            _slots = new ulong[BitOperations.RoundUpToPowerOf2((uint)(Count + 1)) * 4];
            for (var number = 0; number < Count; number++)
            {
                Place(number, Hash(this[number]));
            }
        }
        var end = Count == 0 ? 0 : _ends[Count - 1];
        if (end + text.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, end + text.Length));
        }
        if (Count == _ends.Length)
        {
            Array.Resize(ref _ends, Count * 2);
        }
        text.CopyTo(_bytes.AsSpan(end));
        _ends[Count] = end + text.Length;
        Place(Count, Hash(text));
        return Count++;
    }

    public int Find(string text) => Find(Encoding.UTF8.GetBytes(text));

    public int Add(string text) => Add(Encoding.UTF8.GetBytes(text));

    /// <summary>
    /// One index of several, numbered through in their order; null where a text stands in more than one of them. Each processor fills a stretch of the
    /// slots with the texts that belong there, so that equal ones meet.
    /// </summary>
    public static Utf8Index? Joined(IReadOnlyList<Utf8Index> parts)
    {
        var joined = new Utf8Index { Count = parts.Sum(part => part.Count) };
        joined._slots = new ulong[BitOperations.RoundUpToPowerOf2((uint)Math.Max(joined.Count, 32)) * 2];
        joined._bytes = new byte[parts.Sum(part => part.Length)];
        joined._ends = new int[joined.Count];
        var (number, length) = (0, 0);
        foreach (var part in parts)
        {
            part._bytes.AsSpan(0, part.Length).CopyTo(joined._bytes.AsSpan(length));
            for (var i = 0; i < part.Count; i++)
            {
                joined._ends[number++] = length + part._ends[i];
            }
            length += part.Length;
        }
        var hashes = new ulong[joined.Count];
        var stretches = Environment.ProcessorCount;
        var beyond = new List<int>[stretches];
        var twice = false;
        Parallel.For(0, stretches, s => joined.Hash(hashes, Share(joined.Count, s), Share(joined.Count, s + 1)));
        Parallel.For(
            0,
            stretches,
            s =>
            {
                var (from, until) = (Share(joined._slots.Length, s), Share(joined._slots.Length, s + 1));
                beyond[s] = [];
                for (var i = 0; i < hashes.Length && !twice; i++)
                {
                    var home = (int)hashes[i] & (joined._slots.Length - 1);
                    if (home >= from && home < until)
                    {
                        switch (joined.Place(i, hashes[i], until))
                        {
                            case Placed.Beyond:
                                beyond[s].Add(i);
                                break;
                            case Placed.Twice:
                                twice = true;
                                break;
                        }
                    }
                }
            }
        );
        foreach (var i in beyond.SelectMany(some => some))
        {
            twice |= joined.Place(i, hashes[i], int.MaxValue) == Placed.Twice;
        }
        return twice ? null : joined;

        int Share(int of, int stretch) => (int)((long)of * stretch / stretches);
    }

    private int Length => Count == 0 ? 0 : _ends[Count - 1];

    private void Hash(ulong[] hashes, int from, int until)
    {
        for (var number = from; number < until; number++)
        {
            hashes[number] = Hash(this[number]);
        }
    }

    private enum Placed
    {
        Here,

        /// <summary>Its stretch of the slots has no room behind where it belongs.</summary>
        Beyond,
        Twice,
    }

    /// <summary>Places a text that may be there already, before the end of a stretch.</summary>
    private Placed Place(int number, ulong hash, int until)
    {
        for (var at = (int)hash & (_slots.Length - 1); at < until; at++)
        {
            at &= _slots.Length - 1;
            var slot = _slots[at];
            if (slot == 0)
            {
                _slots[at] = Slot(number, hash);
                return Placed.Here;
            }
            if (slot >> 32 == hash >> 32 && this[(int)(uint)slot - 1].SequenceEqual(this[number]))
            {
                return Placed.Twice;
            }
        }
        return Placed.Beyond;
    }

    /// <summary>All numbers in the order of their texts' bytes.</summary>
    public int[] Ordered()
    {
        var numbers = new int[Count];
        var beginnings = new ulong[Count];
        var skip = CommonBeginning();
        // Most differ in the eight bytes after what all have in common; where they don't, the rest decides.
        var half = Count / 2;
        Parallel.Invoke(() => SortPart(0, half), () => SortPart(half, Count));
        (numbers, beginnings) = Merged(numbers, beginnings, half);
        for (var from = 0; from < Count; )
        {
            var until = from + 1;
            while (until < Count && beginnings[until] == beginnings[from])
            {
                until++;
            }
            if (until - from > 1)
            {
                numbers.AsSpan(from, until - from).Sort((a, b) => this[a].SequenceCompareTo(this[b]));
            }
            from = until;
        }
        return numbers;

        void SortPart(int from, int until)
        {
            for (var number = from; number < until; number++)
            {
                numbers[number] = number;
                beginnings[number] = Beginning(this[number][skip..]);
            }
            Array.Sort(beginnings, numbers, from, until - from);
        }
    }

    /// <summary>Two sorted halves as one.</summary>
    private static (int[] Numbers, ulong[] Beginnings) Merged(int[] numbers, ulong[] beginnings, int half)
    {
        var (n, b) = (new int[numbers.Length], new ulong[numbers.Length]);
        for (int at = 0, one = 0, other = half; at < n.Length; at++)
        {
            var from = one < half && (other == n.Length || beginnings[one] <= beginnings[other]) ? one++ : other++;
            (n[at], b[at]) = (numbers[from], beginnings[from]);
        }
        return (n, b);
    }

    private int CommonBeginning()
    {
        var common = Count == 0 ? 0 : this[0].Length;
        for (var number = 1; number < Count && common > 0; number++)
        {
            common = Math.Min(common, this[number].CommonPrefixLength(this[0]));
        }
        return common;
    }

    private static ulong Beginning(ReadOnlySpan<byte> text)
    {
        if (text.Length >= sizeof(ulong))
        {
            return BinaryPrimitives.ReadUInt64BigEndian(text);
        }
        var beginning = 0UL;
        for (var i = 0; i < sizeof(ulong); i++)
        {
            beginning = (beginning << 8) | (i < text.Length ? text[i] : 0u);
        }
        return beginning;
    }

    private void Place(int number, ulong hash)
    {
        var at = (int)hash & (_slots.Length - 1);
        while (_slots[at] != 0)
        {
            at = (at + 1) & (_slots.Length - 1);
        }
        _slots[at] = Slot(number, hash);
    }

    private static ulong Slot(int number, ulong hash) => (hash & 0xFFFFFFFF_00000000) | (uint)(number + 1);

    private static ulong Hash(ReadOnlySpan<byte> text)
    {
        ulong one = (uint)text.Length,
            other = 0;
        while (text.Length > 16)
        {
            one = Mix(one ^ BinaryPrimitives.ReadUInt64LittleEndian(text), other + 0x9E3779B97F4A7C15);
            other ^= BinaryPrimitives.ReadUInt64LittleEndian(text[8..]);
            text = text[16..];
        }
        if (text.Length >= 8)
        {
            one ^= BinaryPrimitives.ReadUInt64LittleEndian(text);
            other ^= BinaryPrimitives.ReadUInt64LittleEndian(text[^8..]);
        }
        else if (text.Length >= 4)
        {
            one ^= (ulong)BinaryPrimitives.ReadUInt32LittleEndian(text) << 8;
            other ^= BinaryPrimitives.ReadUInt32LittleEndian(text[^4..]);
        }
        else if (text.Length > 0)
        {
            one ^= (ulong)text[0] << 8;
            other ^= ((ulong)text[text.Length / 2] << 8) | text[^1];
        }
        return Mix(one ^ 0x8BB84B93962EACC9, other ^ 0x2D358DCCAA6C78A5);
    }

    private static ulong Mix(ulong one, ulong other)
    {
        var high = Math.BigMul(one, other, out var low);
        return high ^ low;
    }
}
