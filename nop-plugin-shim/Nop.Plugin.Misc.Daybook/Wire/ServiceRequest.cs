namespace Nop.Plugin.Misc.Daybook.Wire;

/// <summary>One request to the service, before it is signed.</summary>
public sealed record ServiceRequest
{
    public required HttpMethod Method { get; init; }

    /// <summary>Sent and signed exactly so.</summary>
    public required string PathWithQuery { get; init; }

    public byte[] Body { get; init; } = [];

    public string? ContentType { get; init; }

    /// <summary>Base64url JSON of the acting admin; empty for what the plugin asks itself.</summary>
    public string Identity { get; init; } = string.Empty;

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);
}

/// <summary>The service was not asked, or did not answer; the message is for an admin.</summary>
public sealed class ServiceException : Exception
{
    public ServiceException(ServiceFault fault, Exception? inner = null)
        : base(fault.ToString(), inner)
    {
        Fault = fault;
    }

    public ServiceFault Fault { get; }
}

public enum ServiceFault
{
    /// <summary>No pairing code was entered yet.</summary>
    NotPaired,

    /// <summary>Another machine without what that takes, or no address at all.</summary>
    AddressNotAllowed,

    /// <summary>Nothing listens there, or it does not answer in time.</summary>
    NotReachable,
}
