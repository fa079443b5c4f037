using System.Security.Cryptography;
using System.Text;

namespace Nop.Plugin.Misc.Daybook.Wire;

/// <summary>What is signed of a request, in both directions.</summary>
public sealed record SignedParts
{
    /// <summary>to-sidecar or to-store, so that nothing can be reflected.</summary>
    public required string Direction { get; init; }

    public required long Timestamp { get; init; }

    /// <summary>128 random bits in lower-case hex.</summary>
    public required string Nonce { get; init; }

    public required string Method { get; init; }

    /// <summary>Exactly as sent, query included.</summary>
    public required string PathWithQuery { get; init; }

    public required byte[] Body { get; init; }

    /// <summary>The identity header's text, or empty.</summary>
    public string Identity { get; init; } = string.Empty;
}

/// <summary>HMAC-SHA256 over the parts of a request, one line each.</summary>
public static class RequestSignature
{
    public const string ToService = "to-sidecar";
    public const string ToStore = "to-store";
    public const int MaxSkewSeconds = 300;

    public static string MakeCanonicalText(SignedParts parts)
    {
        var bodyHash = Convert.ToHexStringLower(SHA256.HashData(parts.Body));
        return string.Join('\n', "v1", parts.Direction, parts.Timestamp.ToString(System.Globalization.CultureInfo.InvariantCulture), parts.Nonce, parts.Method.ToUpperInvariant(), parts.PathWithQuery, bodyHash, parts.Identity);
    }

    /// <summary>Lower-case hex; the key is the UTF-8 of the secret's text.</summary>
    public static string Sign(SignedParts parts, string secret)
    {
        var text = Encoding.UTF8.GetBytes(MakeCanonicalText(parts));
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), text));
    }

    public static bool IsRight(SignedParts parts, string secret, string signature)
    {
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(parts, secret)), Encoding.ASCII.GetBytes(signature));
    }

    public static string MakeNonce()
    {
        return Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    }
}
