namespace JasperFx;

/// <summary>Somebody else changed the same thing first; load again and decide again.</summary>
public class ConcurrencyException : Exception
{
    /// <summary>A conflict with a message of the caller's.</summary>
    public ConcurrencyException(string message)
        : base(message)
    {
    }

    /// <summary>A conflict that another exception revealed.</summary>
    public ConcurrencyException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>A conflict on one object: its type, when known, and its identity.</summary>
    public ConcurrencyException(string message, Type? docType, object id)
        : base(message)
    {
        DocType = docType?.FullName;
        Id = id;
    }

    /// <summary>Full name of the aggregate's type, or null when unknown.</summary>
    public string? DocType { get; set; }

    /// <summary>Identity of the stream, or null when unknown.</summary>
    public object? Id { get; set; }
}
