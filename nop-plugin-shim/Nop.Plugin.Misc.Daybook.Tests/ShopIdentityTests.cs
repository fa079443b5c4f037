using Nop.Plugin.Misc.Daybook.Wire;
using Xunit;

namespace Nop.Plugin.Misc.Daybook.Tests;

public class ShopIdentityTests
{
    private const string Database = "Host=db;Port=5432;Database=shop;Username=nop;Password=one";

    [Fact]
    public void Another_password_is_the_same_shop_another_database_or_address_is_not()
    {
        var known = ShopIdentityReader.Describe(Database, "https://shop.example/");
        Assert.Equal(known, ShopIdentityReader.Describe(Database.Replace("one", "two", StringComparison.Ordinal), "https://shop.example/"));
        Assert.NotEqual(known, ShopIdentityReader.Describe(Database.Replace("Database=shop", "Database=staging", StringComparison.Ordinal), "https://shop.example/"));
        Assert.NotEqual(known, ShopIdentityReader.Describe(Database, "https://staging.example/"));
        Assert.NotEqual(
            ShopIdentityReader.Describe("Data Source=.;Initial Catalog=a;Integrated Security=True", "x/"),
            ShopIdentityReader.Describe("Data Source=.;Initial Catalog=b;Integrated Security=True", "x/"));
    }

    [Theory]
    [InlineData("https://shop.example", "https://shop.example/")]
    [InlineData(" https://shop.example/ ", "https://shop.example/")]
    public void An_address_ends_in_a_slash(string url, string normalised)
    {
        Assert.Equal(normalised, ShopIdentityReader.NormaliseUrl(url));
    }
}
