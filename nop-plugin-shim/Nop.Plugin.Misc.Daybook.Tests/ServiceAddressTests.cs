using Microsoft.Extensions.Configuration;
using Nop.Plugin.Misc.Daybook.Wire;
using Xunit;

namespace Nop.Plugin.Misc.Daybook.Tests;

public class ServiceAddressTests
{
    [Theory]
    [InlineData(null, "http://127.0.0.1:4310/")]
    [InlineData("http://localhost:5000", "http://localhost:5000/")]
    [InlineData(" http://[::1]:5000/ ", "http://[::1]:5000/")]
    public void This_machine_may_be_typed(string? typed, string found)
    {
        Assert.Equal(found, ServiceAddress.Find(typed, Configure())?.Authority.AbsoluteUri);
    }

    [Theory]
    [InlineData("http://192.0.2.1:4310")]
    [InlineData("https://daybook.example")]
    [InlineData("http://127.0.0.1.evil.example")]
    [InlineData("http://user@127.0.0.1:4310")]
    [InlineData("http://127.0.0.1:4310/path")]
    [InlineData("file:///etc/passwd")]
    [InlineData("nonsense")]
    public void Nothing_else_may_be_typed(string typed)
    {
        Assert.Null(ServiceAddress.Find(typed, Configure()));
    }

    [Fact]
    public void Another_machine_takes_the_hosts_word_and_a_pinned_certificate_or_a_private_network()
    {
        Assert.Null(ServiceAddress.Find(null, Configure(("ServiceAddress", "https://daybook.internal"))));
        Assert.Null(ServiceAddress.Find(null, Configure(("ServiceAddress", "http://daybook.internal"), ("CertificateSha256", "AB:CD"))));
        Assert.Equal("ABCD", ServiceAddress.Find(null, Configure(("ServiceAddress", "https://daybook.internal"), ("CertificateSha256", "AB:CD")))?.CertificateSha256);
        Assert.NotNull(ServiceAddress.Find("http://127.0.0.1:1", Configure(("ServiceAddress", "http://daybook:4310"), ("PrivateNetwork", "true"))));
    }

    private static IConfiguration Configure(params (string Name, string Value)[] values)
    {
        return new ConfigurationBuilder().AddInMemoryCollection(values.Select(entry => KeyValuePair.Create("Daybook:" + entry.Name, (string?)entry.Value))).Build();
    }
}
