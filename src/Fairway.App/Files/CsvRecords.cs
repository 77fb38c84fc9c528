using System.Text;

namespace Fairway.App.Files;

/// <summary>
/// Reads RFC 4180 records from a text, one after another, in memory that does not grow with the text. It is written here
/// because a bad row must be named by the physical line on which its record starts, whatever is wrong with its quotes,
/// and one forgotten quotation mark must not swallow the rest of a file.
/// </summary>
internal sealed class CsvRecords(TextReader text)
{
    /// <summary>No sensible record is longer; past it the rest of the line is thrown away.</summary>
    public const int LongestRecord = 100_000;

    private readonly char[] _buffer = new char[1 << 15];
    private readonly StringBuilder _field = new();
    private readonly List<string> _fields = [];
    private int _at;
    private int _filled;
    private int _nextLine = 1;
    private int _length;

    /// <summary>The fields of the current record, as written, without their quotes.</summary>
    public IReadOnlyList<string> Fields => _fields;

    /// <summary>The physical line (from 1) on which the current record starts.</summary>
    public int Line { get; private set; }

    /// <summary>What is wrong with the current record's form; null where nothing is.</summary>
    public string? Fault { get; private set; }

    /// <summary>Goes to the next record that is not an empty line; false at the end.</summary>
    public bool Read()
    {
        while (Peek() >= 0)
        {
            Line = _nextLine;
            Fault = null;
            _fields.Clear();
            _length = 0;
            ReadRecord();
            if (_fields is not [""] || Fault is not null)
            {
                return true;
            }
        }
        return false;
    }

    private void ReadRecord()
    {
        while (ReadField())
        {
            if (_length > LongestRecord)
            {
                Fault = $"a record longer than {LongestRecord} characters (is a quotation mark not closed?)";
                SkipLine();
                return;
            }
        }
    }

    /// <summary>True where another field of the record follows.</summary>
    private bool ReadField()
    {
        _field.Clear();
        if (Peek() == '"')
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
            var c = Next();
            switch (c)
            {
                case -1:
                case '\n':
                    _fields.Add(_field.ToString());
                    return false;
                case '\r':
                    if (Peek() == '\n')
                    {
                        Next();
                    }
                    _fields.Add(_field.ToString());
                    return false;
                case ',':
                    _fields.Add(_field.ToString());
                    return true;
                case '"':
                    Fault ??= "a quotation mark where none may stand: quote the whole field and double the marks inside it";
                    break;
                default:
                    _field.Append((char)c);
                    break;
            }
            if (++_length > LongestRecord)
            {
                return true;
            }
        }
    }

    private void ReadQuoted()
    {
        while (_length++ <= LongestRecord)
        {
            var c = Next();
            if (c < 0)
            {
                Fault = "a quotation mark that is not closed";
                return;
            }
            if (c != '"')
            {
                _field.Append((char)c);
                continue;
            }
            if (Peek() != '"')
            {
                if (Peek() is not (-1 or ',' or '\r' or '\n'))
                {
                    Fault ??= "text after a closing quotation mark";
                }
                return;
            }
            Next();
            _field.Append('"');
        }
    }

    private void SkipLine()
    {
        int c;
        do
        {
            c = Next();
        } while (c is not (-1 or '\n' or '\r'));
        if (c == '\r' && Peek() == '\n')
        {
            Next();
        }
    }

    private int Peek()
    {
        if (_at == _filled)
        {
            _filled = text.Read(_buffer, 0, _buffer.Length);
            _at = 0;
        }
        return _at < _filled ? _buffer[_at] : -1;
    }

    private int Next()
    {
        var c = Peek();
        if (c < 0)
        {
            return -1;
        }
        _at++;
        if (c == '\n' || (c == '\r' && Peek() != '\n'))
        {
            _nextLine++;
        }
        return c;
    }
}
