using System.Text;
using System.Text.Json;
using Nop.Plugin.Misc.Daybook.Wire;
using Xunit;

namespace Nop.Plugin.Misc.Daybook.Tests;

/// <summary>The vectors that the service's own tests read.</summary>
public class SigningVectorTests
{
    private static readonly Lazy<JsonDocument> s_file = new(() => JsonDocument.Parse(File.ReadAllText(FindFile())));

    public static TheoryData<string> Names()
    {
        var names = new TheoryData<string>();
        foreach (var vector in s_file.Value.RootElement.GetProperty("vectors").EnumerateArray())
            names.Add(vector.GetProperty("name").GetString()!);
        return names;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_request_signs_to_the_bytes_that_both_sides_agreed_on(string name)
    {
        var vector = Find(name);
        var signed = vector.GetProperty("signedWith");
        var parts = ToParts(signed);
        Assert.Equal(vector.GetProperty("canonicalText").GetString(), RequestSignature.MakeCanonicalText(parts));
        Assert.Equal(vector.GetProperty("signature").GetString(), RequestSignature.Sign(parts, signed.GetProperty("secret").GetString()!));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_received_request_is_judged_as_the_vector_says(string name)
    {
        var vector = Find(name);
        var received = vector.GetProperty("received");
        var expected = vector.GetProperty("expected").GetString();
        var verdict = Check(received, vector.GetProperty("signature").GetString()!, isReplayed: expected == "replayed");
        var isSeen = expected == "replayed" && received.GetProperty("method").GetString() != "GET";
        Assert.Equal(isSeen ? "replayed" : expected, JsonNamingPolicy.CamelCase.ConvertName(verdict.ToString()));
    }

    private static SignatureVerdict Check(JsonElement received, string signature, bool isReplayed)
    {
        var headers = new Dictionary<string, string>
        {
            ["Daybook-Key"] = received.GetProperty("keyId").GetString()!,
            ["Daybook-Timestamp"] = received.GetProperty("timestamp").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Daybook-Nonce"] = received.GetProperty("nonce").GetString()!,
            ["Daybook-Identity"] = received.GetProperty("identity").GetString()!,
            ["Daybook-Signature"] = signature,
        };
        var nonces = new NonceMemory(0);
        var now = received.GetProperty("nowSeconds").GetInt64();
        if (isReplayed)
            nonces.IsNew(headers["Daybook-Nonce"], now, now);
        var request = new ReceivedRequest
        {
            GetHeader = header => headers.GetValueOrDefault(header),
            Direction = received.GetProperty("direction").GetString()!,
            Method = received.GetProperty("method").GetString()!,
            PathWithQuery = received.GetProperty("pathWithQuery").GetString()!,
            Body = Encoding.UTF8.GetBytes(received.GetProperty("body").GetString()!),
            NowSeconds = now,
        };
        return new SignatureCheck(nonces).Check(request, "pk_1", received.GetProperty("secret").GetString());
    }

    private static SignedParts ToParts(JsonElement signed)
    {
        return new SignedParts
        {
            Direction = signed.GetProperty("direction").GetString()!,
            Timestamp = signed.GetProperty("timestamp").GetInt64(),
            Nonce = signed.GetProperty("nonce").GetString()!,
            Method = signed.GetProperty("method").GetString()!,
            PathWithQuery = signed.GetProperty("pathWithQuery").GetString()!,
            Body = Encoding.UTF8.GetBytes(signed.GetProperty("body").GetString()!),
            Identity = signed.GetProperty("identity").GetString()!,
        };
    }

    private static JsonElement Find(string name)
    {
        return s_file.Value.RootElement.GetProperty("vectors").EnumerateArray().First(vector => vector.GetProperty("name").GetString() == name);
    }

    private static string FindFile()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "test", "fixtures", "contract", "signing-vectors.json");
            if (File.Exists(file))
                return file;
        }

        throw new FileNotFoundException("signing-vectors.json");
    }
}
