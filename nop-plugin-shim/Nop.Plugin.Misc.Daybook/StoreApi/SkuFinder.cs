using System.Xml;
using System.Xml.Linq;
using Nop.Core.Domain.Catalog;

namespace Nop.Plugin.Misc.Daybook.StoreApi;

/// <summary>
/// The stock-keeping unit of an order line: of the combination of attributes that was bought, where the
/// product is stocked by combination, else of the product. Nothing is asked of the database for it.
/// </summary>
public static class SkuFinder
{
    /// <param name="product">Of the line.</param>
    /// <param name="attributesXml">Of the line.</param>
    /// <param name="combinations">Of the product.</param>
    /// <param name="nonCombinable">Ids of attributes that no combination knows: texts, dates, files.</param>
    public static string? Find(Product product, string? attributesXml, IEnumerable<ProductAttributeCombination> combinations, IReadOnlySet<int> nonCombinable)
    {
        var isByCombination = product.ManageInventoryMethodId == (int)ManageInventoryMethod.ManageStockByAttributes;
        if (!isByCombination || string.IsNullOrEmpty(attributesXml))
            return product.Sku;
        var bought = Describe(attributesXml, nonCombinable);
        var found = combinations.FirstOrDefault(entry => Describe(entry.AttributesXml, nonCombinable) == bought);
        return string.IsNullOrEmpty(found?.Sku) ? product.Sku : found.Sku;
    }

    /// <summary>Each attribute with its values, in one order: equal texts are equal combinations.</summary>
    private static string Describe(string? attributesXml, IReadOnlySet<int> nonCombinable)
    {
        if (string.IsNullOrEmpty(attributesXml))
            return string.Empty;
        try
        {
            var attributes = XDocument.Parse(attributesXml).Descendants("ProductAttribute")
                .Select(element => (Id: (int?)element.Attribute("ID") ?? 0, Values: element.Descendants("Value").Select(value => value.Value.Trim()).Order(StringComparer.Ordinal)))
                .Where(attribute => !nonCombinable.Contains(attribute.Id))
                .OrderBy(attribute => attribute.Id)
                .Select(attribute => attribute.Id + "=" + string.Join('|', attribute.Values));
            return string.Join(';', attributes);
        }
        catch (XmlException)
        {
            return attributesXml;
        }
    }
}
