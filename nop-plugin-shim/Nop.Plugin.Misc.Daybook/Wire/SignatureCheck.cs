using System.Globalization;
using System.Text.RegularExpressions;

namespace Nop.Plugin.Misc.Daybook.Wire;

/// <summary>A request as it came, for the check of its signature.</summary>
public sealed record ReceivedRequest
{
    public required Func<string, string?> GetHeader { get; init; }

    public required string Direction { get; init; }

    public required string Method { get; init; }

    public required string PathWithQuery { get; init; }

    public required byte[] Body { get; init; }

    public required long NowSeconds { get; init; }
}

/// <summary>Why a request is refused; <see cref="Ok"/> where it is not.</summary>
public enum SignatureVerdict
{
    Ok,
    Missing,
    Malformed,
    UnknownKey,
    ClockSkew,
    BadSignature,
    Replayed,
}

/// <summary>Checks signed requests of the paired service, each write once.</summary>
public sealed partial class SignatureCheck
{
    private readonly NonceMemory _nonces;

    public SignatureCheck(NonceMemory nonces)
    {
        _nonces = nonces;
    }

    /// <param name="request">As it came, path and body untouched.</param>
    /// <param name="keyId">Of the pairing; null while there is none.</param>
    /// <param name="secret">Of the pairing.</param>
    public SignatureVerdict Check(ReceivedRequest request, string? keyId, string? secret)
    {
        var key = request.GetHeader("Daybook-Key");
        var timestampText = request.GetHeader("Daybook-Timestamp");
        var nonce = request.GetHeader("Daybook-Nonce");
        var signature = request.GetHeader("Daybook-Signature");
        if (key is null || timestampText is null || nonce is null || signature is null)
            return SignatureVerdict.Missing;
        if (!Digits().IsMatch(timestampText) || !Hex32().IsMatch(nonce) || !Hex64().IsMatch(signature))
            return SignatureVerdict.Malformed;
        if (string.IsNullOrEmpty(secret) || !string.Equals(key, keyId, StringComparison.Ordinal))
            return SignatureVerdict.UnknownKey;
        var timestamp = long.Parse(timestampText, CultureInfo.InvariantCulture);
        if (Math.Abs(request.NowSeconds - timestamp) > RequestSignature.MaxSkewSeconds)
            return SignatureVerdict.ClockSkew;
        var parts = new SignedParts
        {
            Direction = request.Direction,
            Timestamp = timestamp,
            Nonce = nonce,
            Method = request.Method,
            PathWithQuery = request.PathWithQuery,
            Body = request.Body,
            Identity = request.GetHeader("Daybook-Identity") ?? string.Empty,
        };
        if (!RequestSignature.IsRight(parts, secret, signature))
            return SignatureVerdict.BadSignature;
        var isRead = string.Equals(request.Method, "GET", StringComparison.OrdinalIgnoreCase);
        return isRead || _nonces.IsNew(nonce, timestamp, request.NowSeconds) ? SignatureVerdict.Ok : SignatureVerdict.Replayed;
    }

    [GeneratedRegex("^[0-9]{1,12}$")]
    private static partial Regex Digits();

    [GeneratedRegex("^[0-9a-f]{32}$")]
    private static partial Regex Hex32();

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Hex64();
}
