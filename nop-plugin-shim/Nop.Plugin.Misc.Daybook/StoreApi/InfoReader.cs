using Nop.Core;
using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Directory;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Shipping;
using Nop.Core.Domain.Tax;
using Nop.Core.Domain.Vendors;
using Nop.Data;
using Nop.Plugin.Misc.Daybook.Outbox;
using Nop.Plugin.Misc.Daybook.Wire;
using Nop.Services.Payments;
using Nop.Services.Stores;
using static Nop.Plugin.Misc.Daybook.Wire.WireJson;

namespace Nop.Plugin.Misc.Daybook.StoreApi;

/// <summary>What the shop says of itself: versions, stores, settings that bear on the books, lists.</summary>
public sealed class InfoReader
{
    private readonly ShopTables _tables;
    private readonly ShopIdentityReader _identity;
    private readonly OutboxReader _outbox;
    private readonly IStoreService _stores;
    private readonly IPaymentPluginManager _payments;
    private readonly TaxSettings _tax;
    private readonly CurrencySettings _currencies;
    private readonly ShoppingCartSettings _cart;
    private readonly OrderSettings _orders;

    public InfoReader(ShopTables tables, ShopIdentityReader identity, OutboxReader outbox, IStoreService stores, IPaymentPluginManager payments, TaxSettings tax, CurrencySettings currencies, ShoppingCartSettings cart, OrderSettings orders)
    {
        _tables = tables;
        _identity = identity;
        _outbox = outbox;
        _stores = stores;
        _payments = payments;
        _tax = tax;
        _currencies = currencies;
        _cart = cart;
        _orders = orders;
    }

    public async Task<object> ReadAsync()
    {
        var shop = await _identity.ReadAsync();
        var currencies = await _tables.All<Currency>().OrderBy(row => row.Id).ToListAsync();
        var methods = await _payments.LoadAllPluginsAsync();
        var roles = await _tables.All<CustomerRole>().OrderBy(row => row.Id).ToListAsync();
        return new
        {
            nopVersion = DaybookDefaults.NopVersion,
            pluginVersion = DaybookDefaults.PluginVersion,
            outboxEpoch = shop.OutboxEpoch,
            highestSequence = await _outbox.FindHighestSequenceAsync(),
            stores = (await _stores.GetAllStoresAsync()).Select(store => new { id = store.Id, name = store.Name, url = ShopIdentityReader.NormaliseUrl(store.Url), companyName = Text(store.CompanyName), companyVat = Text(store.CompanyVat) }),
            primaryCurrencyCode = currencies.FirstOrDefault(row => row.Id == _currencies.PrimaryStoreCurrencyId)?.CurrencyCode ?? string.Empty,
            currencies = currencies.Select(row => new { code = row.CurrencyCode, rate = Money(row.Rate), roundingType = Name<RoundingType>(row.RoundingTypeId), published = row.Published }),
            paymentMethods = methods.Select(method => new { systemName = method.PluginDescriptor.SystemName, friendlyName = method.PluginDescriptor.FriendlyName }),
            taxCategories = (await _tables.All<TaxCategory>().OrderBy(row => row.Id).ToListAsync()).Select(row => new { id = row.Id, name = row.Name }),
            taxSettings = new
            {
                pricesIncludeTax = _tax.PricesIncludeTax,
                shippingIsTaxable = _tax.ShippingIsTaxable,
                shippingPriceIncludesTax = _tax.ShippingPriceIncludesTax,
                paymentMethodAdditionalFeeIsTaxable = _tax.PaymentMethodAdditionalFeeIsTaxable,
                paymentMethodAdditionalFeeIncludesTax = _tax.PaymentMethodAdditionalFeeIncludesTax,
                taxBasedOn = Name<TaxBasedOn>((int)_tax.TaxBasedOn),
                euVatEnabled = _tax.EuVatEnabled,
            },
            orderEditing = new { autoUpdateOrderTotalsOnEditingOrder = _orders.AutoUpdateOrderTotalsOnEditingOrder },
            rounding = new { roundPricesDuringCalculation = _cart.RoundPricesDuringCalculation },
            customerRoles = roles.Select(role => new { id = role.Id, name = role.Name, systemName = Text(role.SystemName), taxExempt = role.TaxExempt }),
            categories = (await _tables.All<Category>().Where(row => !row.Deleted).OrderBy(row => row.Id).ToListAsync()).Select(row => new { id = row.Id, name = row.Name, parentId = row.ParentCategoryId }),
            manufacturers = (await _tables.All<Manufacturer>().Where(row => !row.Deleted).OrderBy(row => row.Id).ToListAsync()).Select(row => new { id = row.Id, name = row.Name }),
            vendors = (await _tables.All<Vendor>().Where(row => !row.Deleted).OrderBy(row => row.Id).ToListAsync()).Select(row => new { id = row.Id, name = row.Name }),
            warehouses = (await _tables.All<Warehouse>().OrderBy(row => row.Id).ToListAsync()).Select(row => new { id = row.Id, name = row.Name }),
            countries = (await _tables.All<Country>().OrderBy(row => row.Id).ToListAsync()).Select(row => new { code = row.TwoLetterIsoCode, name = row.Name, published = row.Published }),
            counts = new
            {
                orders = await _tables.All<Order>().CountAsync(row => !row.Deleted),
                products = await _tables.All<Product>().CountAsync(row => !row.Deleted),
                customers = await _tables.All<Customer>().CountAsync(row => !row.Deleted && !row.IsSystemAccount),
                waitingEvents = await _outbox.CountWaitingAsync(),
            },
        };
    }
}
