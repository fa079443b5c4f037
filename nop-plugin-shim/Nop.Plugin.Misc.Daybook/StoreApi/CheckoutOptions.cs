using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Nop.Core.Domain.Orders;

namespace Nop.Plugin.Misc.Daybook.StoreApi;

/// <summary>
/// What the chosen values of an order's checkout attributes cost as the shop has them today. nopCommerce
/// keeps no price with the order: it shows those above nothing in the description, rounded, and no others.
/// </summary>
public static class CheckoutOptions
{
    public static IEnumerable<decimal> ListPrices(string? attributesXml, IReadOnlyDictionary<int, CheckoutAttributeValue> values)
    {
        foreach (var (attributeId, valueId) in ParseChosen(attributesXml))
        {
            if (values.TryGetValue(valueId, out var value) && value.AttributeId == attributeId && value.PriceAdjustment != 0)
                yield return value.PriceAdjustment;
        }
    }

    /// <summary>A text that the customer typed may be a number as well: only its attribute tells.</summary>
    public static IReadOnlyList<(int AttributeId, int ValueId)> ParseChosen(string? attributesXml)
    {
        if (string.IsNullOrEmpty(attributesXml))
            return [];
        try
        {
            return XDocument.Parse(attributesXml).Descendants("CheckoutAttribute")
                .SelectMany(element => element.Descendants("Value").Select(value => (Read(element.Attribute("ID")?.Value), Read(value.Value))))
                .ToList();
        }
        catch (XmlException)
        {
            return [];
        }
    }

    private static int Read(string? text)
    {
        return int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
