using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text;

namespace Fairway.App.Files;

/// <summary>
/// Reads RFC 4180 records from UTF-8 bytes, one after another, in memory that does not grow with the file. It is written here because a bad
/// row must be named by the physical line on which its record starts, whatever is wrong with its quotes, because one forgotten quotation
/// mark must not swallow the rest of a file, and because files of millions of rows are read: a record without quotes is found by its
/// separators, thirty-two bytes at a time, and its fields are looked at where they lie.
/// </summary>
internal sealed class CsvRecords
{
    /// <summary>No sensible record is longer, in characters; past it the rest of the line is thrown away.</summary>
    public const int LongestRecord = 100_000;

    private const int BufferBytes = 1 << 20;
    private const byte Quote = (byte)'"';
    private const byte Comma = (byte)',';
    private const byte Return = (byte)'\r';
    private const byte Feed = (byte)'\n';

    private readonly Stream _stream;
    private long _unread;

    // Behind what is filled stand zeros, so that the last bytes too can be looked at thirty-two at a time.
    private readonly byte[] _buffer = new byte[BufferBytes + Vector256<byte>.Count];
    private int _at;
    private int _filled;
    private bool _ended;
    private int _nextLine;

    // Of a record with quotes, its fields without them, each followed by a comma.
    private byte[] _unquoted = [];
    private int _written;
    private int _length;

    // Where the current record's fields lie: each begins after a stop and ends before the next.
    private byte[] _source = [];
    private int[] _stops = new int[32];

    public CsvRecords(Stream stream)
        : this(stream, new CsvPart(0, long.MaxValue, 1)) { }

    /// <summary>Reads the records of one part; the stream stands at its beginning.</summary>
    public CsvRecords(Stream stream, CsvPart part)
    {
        _stream = stream;
        _unread = part.Until - part.From;
        _nextLine = part.Line;
        Fill();
        if (part.From == 0 && _buffer.AsSpan(0, _filled).StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            _at = 3;
        }
    }

    /// <summary>How many fields the current record has.</summary>
    public int Count { get; private set; }

    /// <summary>The physical line (from 1) on which the current record starts.</summary>
    public int Line { get; private set; }

    /// <summary>What is wrong with the current record's form; null where nothing is.</summary>
    public string? Fault { get; private set; }

    /// <summary>Bytes that were read so far.</summary>
    public long Position { get; private set; }

    /// <summary>A field of the current record as written, without its quotes; it holds until the next record is read.</summary>
    public ReadOnlySpan<byte> Field(int place) => Fields(place, place);

    /// <summary>Fields beside each other as they lie, with the commas between them.</summary>
    public ReadOnlySpan<byte> Fields(int from, int to)
    {
        var start = _stops[from] + 1;
        return _source.AsSpan(start, _stops[to + 1] - start);
    }

    /// <summary>Whether the current record has no quotes: its fields lie as in the file, and none has a comma.</summary>
    public bool IsPlain => _source == _buffer;

    /// <summary>The same as text.</summary>
    public string Text(int place) => Encoding.UTF8.GetString(Field(place));

    /// <summary>Goes to the next record that is not an empty line; false at the end.</summary>
    public bool Read()
    {
        while (Peek() >= 0)
        {
            Line = _nextLine;
            Fault = null;
            if (!ReadPlain())
            {
                ReadSlowly();
            }
            if (Count != 1 || Fault is not null || !Field(0).IsEmpty)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>A record without quotes that lies in the buffer whole; false, with nothing consumed, where it is not one.</summary>
    private bool ReadPlain()
    {
        Begin(_buffer, _at);
        for (var at = _at; ; at += Vector256<byte>.Count)
        {
            if (at >= _filled)
            {
                if (_ended)
                {
                    Stop(_filled);
                    _at = _filled;
                    _nextLine++;
                    return true;
                }
                if (_filled - _at > LongestRecord)
                {
                    return false;
                }
                Fill();
                Begin(_buffer, _at);
                at = _at;
            }
            var bytes = Vector256.LoadUnsafe(ref _buffer[at]);
            var found =
                Vector256.Equals(bytes, Vector256.Create(Comma))
                | Vector256.Equals(bytes, Vector256.Create(Feed))
                | Vector256.Equals(bytes, Vector256.Create(Return))
                | Vector256.Equals(bytes, Vector256.Create(Quote));
            for (var mask = found.ExtractMostSignificantBits(); mask != 0; mask &= mask - 1)
            {
                var stop = at + BitOperations.TrailingZeroCount(mask);
                switch (_buffer[stop])
                {
                    case Comma:
                        Stop(stop);
                        break;
                    case Feed when stop - _at <= LongestRecord:
                        Stop(stop);
                        _at = stop + 1;
                        _nextLine++;
                        return true;
                    case Return when stop - _at <= LongestRecord && stop + 1 < _filled:
                        Stop(stop);
                        _at = stop + (_buffer[stop + 1] == Feed ? 2 : 1);
                        _nextLine++;
                        return true;
                    default:
                        // A quotation mark, a carriage return whose next byte is still to come, or too long a record.
                        return false;
                }
            }
        }
    }

    private void Begin(byte[] source, int first)
    {
        _source = source;
        _stops[0] = first - 1;
        Count = 0;
    }

    private void Stop(int at)
    {
        if (++Count == _stops.Length)
        {
            Array.Resize(ref _stops, _stops.Length * 2);
        }
        _stops[Count] = at;
    }

    /// <summary>Any record, byte by byte.</summary>
    private void ReadSlowly()
    {
        Begin(_unquoted, 0);
        _written = 0;
        _length = 0;
        while (ReadField())
        {
            if (_length > LongestRecord)
            {
                Fault = $"a record longer than {LongestRecord} characters (is a quotation mark not closed?)";
                SkipLine();
                break;
            }
        }
        _source = _unquoted;
    }

    /// <summary>True where another field of the record follows.</summary>
    private bool ReadField()
    {
        if (Peek() == Quote)
        {
            Next();
            ReadQuoted();
            if (_length > LongestRecord)
            {
                return true;
            }
        }
        while (true)
        {
            var b = Next();
            switch (b)
            {
                case -1:
                case Feed:
                    EndField();
                    return false;
                case Return:
                    if (Peek() == Feed)
                    {
                        Next();
                    }
                    EndField();
                    return false;
                case Comma:
                    EndField();
                    return true;
                case Quote:
                    Fault ??= "a quotation mark where none may stand: quote the whole field and double the marks inside it";
                    break;
                default:
                    Write((byte)b);
                    break;
            }
            if (CountCharacter(b) > LongestRecord)
            {
                return true;
            }
        }
    }

    private void ReadQuoted()
    {
        while (_length <= LongestRecord)
        {
            var b = Next();
            CountCharacter(b);
            if (b < 0)
            {
                Fault = "a quotation mark that is not closed";
                return;
            }
            if (b != Quote)
            {
                Write((byte)b);
                continue;
            }
            if (Peek() != Quote)
            {
                if (Peek() is not (-1 or Comma or Return or Feed))
                {
                    Fault ??= "text after a closing quotation mark";
                }
                return;
            }
            Next();
            Write(Quote);
        }
    }

    /// <summary>The bytes after the first of a character don't count.</summary>
    private int CountCharacter(int b) => (b & 0xC0) == 0x80 ? _length : ++_length;

    private void EndField()
    {
        Stop(_written);
        Write(Comma);
    }

    private void Write(byte b)
    {
        if (_written == _unquoted.Length)
        {
            Array.Resize(ref _unquoted, Math.Max(1 << 10, _unquoted.Length * 2));
        }
        _unquoted[_written++] = b;
    }

    private void SkipLine()
    {
        int b;
        do
        {
            b = Next();
        } while (b is not (-1 or Feed or Return));
        if (b == Return && Peek() == Feed)
        {
            Next();
        }
    }

    private int Peek()
    {
        if (_at == _filled && !_ended)
        {
            Fill();
        }
        return _at < _filled ? _buffer[_at] : -1;
    }

    private int Next()
    {
        var b = Peek();
        if (b < 0)
        {
            return -1;
        }
        _at++;
        if (b == Feed || (b == Return && Peek() != Feed))
        {
            _nextLine++;
        }
        return b;
    }

    /// <summary>Moves what is not yet read to the buffer's beginning and reads on behind it.</summary>
    private void Fill()
    {
        _buffer.AsSpan(_at, _filled - _at).CopyTo(_buffer);
        _filled -= _at;
        _at = 0;
        var read = _stream.Read(_buffer, _filled, (int)Math.Min(_unread, BufferBytes - _filled));
        _unread -= read;
        _ended = read == 0;
        _filled += read;
        Position += read;
        _buffer.AsSpan(_filled, Vector256<byte>.Count).Clear();
    }
}
