using StdpKernels.Simulation;

namespace StdpKernels.Tool.Npz;

/// <summary>
/// Reads the text of a <c>.npy</c> header, which is a Python dictionary such as
/// <c>{'descr': '&lt;f4', 'fortran_order': False, 'shape': (3, 4), }</c>.
/// </summary>
internal ref struct NpyHeaderParser
{
    // NumPy's own limit.
    private const int MaxRank = 64;

    private ReadOnlySpan<char> _rest;

    private NpyHeaderParser(string text) => _rest = text;

    /// <exception cref="NpyFormatException">The text is malformed, or describes an array that the tool does not read.</exception>
    public static NpyHeader Parse(string text)
    {
        var parser = new NpyHeaderParser(text);
        return parser.ReadDictionary();
    }

    private NpyHeader ReadDictionary()
    {
        NpyDataType? type = null;
        bool? fortranOrder = null;
        List<int>? shape = null;

        Require('{');
        while (!Take('}'))
        {
            string key = ReadString();
            Require(':');
            switch (key)
            {
                case "descr" when type is null:
                    type = ReadType();
                    break;
                case "fortran_order" when fortranOrder is null:
                    fortranOrder = ReadBoolean();
                    break;
                case "shape" when shape is null:
                    shape = ReadShape();
                    break;
                default:
                    throw Malformed();
            }

            if (!Take(','))
            {
                Require('}');
                break;
            }
        }

        if (type is null || fortranOrder is null || shape is null || !_rest.Trim().IsEmpty)
        {
            throw Malformed();
        }

        if (fortranOrder.Value)
        {
            throw new NpyFormatException("is stored in Fortran order: save numpy.ascontiguousarray of it");
        }

        return new NpyHeader(type, [.. shape], CountElements(shape));
    }

    private NpyDataType ReadType()
    {
        if (Take('['))
        {
            throw new NpyFormatException("is a structured array: only uint8, bool, float32 and float64 can be read");
        }

        return NpyDescriptor.Parse(ReadString());
    }

    private List<int> ReadShape()
    {
        var shape = new List<int>();
        Require('(');
        while (!Take(')'))
        {
            shape.Add(ReadDimension());
            if (shape.Count > MaxRank)
            {
                throw new NpyFormatException($"has more than {MaxRank} dimensions");
            }

            if (!Take(','))
            {
                Require(')');
                break;
            }
        }

        return shape;
    }

    private int ReadDimension()
    {
        if (Take('-'))
        {
            throw new NpyFormatException("has a negative dimension");
        }

        int digits = _rest.TrimStart().IndexOfAnyExceptInRange('0', '9');
        if (digits <= 0)
        {
            throw Malformed();
        }

        ReadOnlySpan<char> number = TakeFirst(digits);
        if (!int.TryParse(number, out int dimension))
        {
            throw new NpyFormatException($"has a dimension of {OneLine.Short(number)}: at most {int.MaxValue} can be read");
        }

        // Python 2 wrote long integers so.
        Take('L');
        return dimension;
    }

    private static int CountElements(List<int> shape)
    {
        // At most int.MaxValue before each factor, so that the product fits; a zero further right empties the array after all.
        long count = 1;
        foreach (int dimension in shape)
        {
            count = Math.Min(count * dimension, int.MaxValue);
        }

        return count <= Array.MaxLength
            ? (int)count
            : throw new NpyFormatException($"has more than {Array.MaxLength} elements");
    }

    private string ReadString()
    {
        char quote = Take('\'') ? '\'' : '"';
        if (quote == '"')
        {
            Require('"');
        }

        int length = _rest.IndexOf(quote);
        if (length < 0)
        {
            throw Malformed();
        }

        string value = _rest[..length].ToString();
        _rest = _rest[(length + 1)..];
        return value;
    }

    private bool ReadBoolean()
    {
        foreach (bool value in (ReadOnlySpan<bool>)[false, true])
        {
            string name = value.ToString();
            if (_rest.TrimStart().StartsWith(name))
            {
                TakeFirst(name.Length);
                return value;
            }
        }

        throw Malformed();
    }

    private ReadOnlySpan<char> TakeFirst(int length)
    {
        _rest = _rest.TrimStart();
        ReadOnlySpan<char> first = _rest[..length];
        _rest = _rest[length..];
        return first;
    }

    private bool Take(char symbol)
    {
        ReadOnlySpan<char> trimmed = _rest.TrimStart();
        if (!trimmed.StartsWith(symbol))
        {
            return false;
        }

        _rest = trimmed[1..];
        return true;
    }

    private void Require(char symbol)
    {
        if (!Take(symbol))
        {
            throw Malformed();
        }
    }

    private static NpyFormatException Malformed() => new("has a malformed header");
}
