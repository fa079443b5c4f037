using System.Text.Json;
using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Orders;
using Nop.Plugin.Misc.Daybook.StoreApi;
using Nop.Plugin.Misc.Daybook.Wire;
using Xunit;

namespace Nop.Plugin.Misc.Daybook.Tests;

public class OrderWriterTests
{
    private const string Red = "<Attributes><ProductAttribute ID=\"1\"><ProductAttributeValue><Value>5</Value></ProductAttributeValue></ProductAttribute></Attributes>";
    private const string RedWithText = "<Attributes><ProductAttribute ID=\"9\"><ProductAttributeValue><Value>Ada</Value></ProductAttributeValue></ProductAttribute><ProductAttribute ID=\"1\"><ProductAttributeValue><Value>5</Value></ProductAttributeValue></ProductAttribute></Attributes>";

    [Fact]
    public void Tax_rates_are_read_as_nopCommerce_writes_them()
    {
        Assert.Equal([(1.2m, 3m), (10m, 3.5m)], OrderWriter.ParseTaxRates("10:3.5000;   1.2:3;   "));
        Assert.Equal([(0m, 0m)], OrderWriter.ParseTaxRates("0:0;   "));
        Assert.Empty(OrderWriter.ParseTaxRates(null));
        Assert.Empty(OrderWriter.ParseTaxRates("nonsense"));
    }

    [Fact]
    public void Money_and_instants_are_text_as_the_wire_has_them()
    {
        Assert.Equal("12.5000", WireJson.Money(12.5m));
        Assert.Equal("-0.0500", WireJson.Money(-0.05m));
        Assert.Equal("2026-11-25T09:00:00.120Z", WireJson.Instant(new DateTime(2026, 11, 25, 9, 0, 0, 120, DateTimeKind.Unspecified)));
        Assert.Equal("99", WireJson.Name<ProductType>(99));
        Assert.Equal("{\"text\":\"a<b>ü\"}", JsonSerializer.Serialize(new { text = "a<b>ü" }, WireJson.Options));
    }

    [Fact]
    public void The_sku_is_that_of_the_combination_whatever_text_the_customer_added()
    {
        var product = new Product { Sku = "SHIRT", ManageInventoryMethodId = (int)ManageInventoryMethod.ManageStockByAttributes };
        var combination = new ProductAttributeCombination { AttributesXml = Red, Sku = "SHIRT-RED" };
        var texts = new HashSet<int> { 9 };
        Assert.Equal("SHIRT-RED", SkuFinder.Find(product, RedWithText, [combination], texts));
        Assert.Equal("SHIRT", SkuFinder.Find(product, RedWithText, [combination], new HashSet<int>()));
        Assert.Equal("SHIRT", SkuFinder.Find(product, null, [combination], texts));
        Assert.Equal("SHIRT", SkuFinder.Find(product, Red, [new ProductAttributeCombination { AttributesXml = Red }], texts));
        product.ManageInventoryMethodId = (int)ManageInventoryMethod.ManageStock;
        Assert.Equal("SHIRT", SkuFinder.Find(product, Red, [combination], texts));
    }

    [Fact]
    public void Options_cost_what_the_chosen_values_cost_and_a_typed_number_is_none_of_them()
    {
        const string Chosen = "<Attributes><CheckoutAttribute ID=\"3\"><CheckoutAttributeValue><Value>7</Value></CheckoutAttributeValue><CheckoutAttributeValue><Value>8</Value></CheckoutAttributeValue></CheckoutAttribute><CheckoutAttribute ID=\"4\"><CheckoutAttributeValue><Value>9</Value></CheckoutAttributeValue></CheckoutAttribute></Attributes>";
        var values = new Dictionary<int, CheckoutAttributeValue>
        {
            [7] = new() { AttributeId = 3, PriceAdjustment = -2.5m },
            [8] = new() { AttributeId = 3 },
            [9] = new() { AttributeId = 1, PriceAdjustment = 10m },
        };
        Assert.Equal([-2.5m], CheckoutOptions.ListPrices(Chosen, values));
        Assert.Empty(CheckoutOptions.ListPrices(null, values));
        Assert.Empty(CheckoutOptions.ListPrices("<Attributes><Check", values));
    }
}
