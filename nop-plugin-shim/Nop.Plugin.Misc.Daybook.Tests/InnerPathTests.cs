using Nop.Plugin.Misc.Daybook.Wire;
using Xunit;

namespace Nop.Plugin.Misc.Daybook.Tests;

public class InnerPathTests
{
    [Theory]
    [InlineData("/Admin/Daybook/app/", "/app/")]
    [InlineData("/Admin/Daybook/app", "/app")]
    [InlineData("/admin/daybook/app/api/v1/orders?search=a%20b&x=%2F", "/app/api/v1/orders?search=a%20b&x=%2F")]
    [InlineData("/shop/Admin/Daybook/app/assets/a.js", "/app/assets/a.js")]
    [InlineData("/Admin/Daybook/app/orders/%C3%BC", "/app/orders/%C3%BC")]
    public void What_follows_is_passed_as_it_came(string raw, string inner)
    {
        Assert.Equal(inner, InnerPath.Find(raw, "/Admin/Daybook", "/app"));
    }

    [Theory]
    [InlineData("/Admin/Daybook/app//evil.example/x")]
    [InlineData("/Admin/Daybook/app/%2e%2e/store/v1/events")]
    [InlineData("/Admin/Daybook/app/../store/v1/events")]
    [InlineData("/Admin/Daybook/app/.%2E/store")]
    [InlineData("/Admin/Daybook/app/./x")]
    [InlineData("/Admin/Daybook/app/%252e%252e/x")]
    [InlineData("/Admin/Daybook/app/a\\b")]
    [InlineData("/Admin/Daybook/app/a%5cb")]
    [InlineData("/Admin/Daybook/app/a%2fb")]
    [InlineData("/Admin/Daybook/app/a%00b")]
    [InlineData("/Admin/Daybook/app/a#b")]
    [InlineData("/Admin/Elsewhere/app/x")]
    public void A_path_that_could_mean_another_one_is_refused(string raw)
    {
        Assert.Null(InnerPath.Find(raw, "/Admin/Daybook", "/app"));
    }

    [Fact]
    public void The_built_address_keeps_path_and_authority()
    {
        var address = new ServiceAddress(new Uri("http://127.0.0.1:4310"), null);
        Assert.Equal("http://127.0.0.1:4310/app/%7Eabc?x=%2F", ServiceClient.MakeUri(address, "/app/%7Eabc?x=%2F").OriginalString);
        Assert.Throws<ServiceException>(() => ServiceClient.MakeUri(address, "@evil.example/app"));
        Assert.Throws<ServiceException>(() => ServiceClient.MakeUri(address, ".evil.example/app"));
    }
}
