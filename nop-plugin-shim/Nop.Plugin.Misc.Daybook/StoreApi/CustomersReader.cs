using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Tax;
using static Nop.Plugin.Misc.Daybook.Wire.WireJson;

namespace Nop.Plugin.Misc.Daybook.StoreApi;

/// <summary>Customers with their roles; never passwords, nor their hashes.</summary>
public sealed class CustomersReader
{
    private readonly ShopTables _tables;

    public CustomersReader(ShopTables tables)
    {
        _tables = tables;
    }

    public async Task<object> ReadAsync(EntityPage page)
    {
        var customers = await page.FindAsync(_tables.All<Customer>().Where(row => !row.IsSystemAccount));
        var ids = customers.Select(customer => customer.Id).ToArray();
        var roles = (await _tables.All<CustomerRole>().ToListAsync()).Where(role => role.Active).ToDictionary(role => role.Id);
        var mappings = (await _tables.All<CustomerCustomerRoleMapping>().Where(row => ids.Contains(row.CustomerId)).ToListAsync()).OrderBy(row => row.CustomerRoleId).ToLookup(row => row.CustomerId, row => row.CustomerRoleId);
        return new { customers = customers.Select(customer => Write(customer, mappings[customer.Id].Where(roles.ContainsKey).Select(id => roles[id]).ToList())), missing = page.ListMissing(customers) };
    }

    private static object Write(Customer customer, List<CustomerRole> roles)
    {
        return new
        {
            id = customer.Id,
            email = Text(customer.Email),
            username = Text(customer.Username),
            firstName = Text(customer.FirstName),
            lastName = Text(customer.LastName),
            company = Text(customer.Company),
            phone = Text(customer.Phone),
            vatNumber = Text(customer.VatNumber),
            vatNumberStatus = Name<VatNumberStatus>(customer.VatNumberStatusId),
            isTaxExempt = customer.IsTaxExempt,
            isGuest = roles.Any(role => role.SystemName == "Guests"),
            active = customer.Active,
            deleted = customer.Deleted,
            createdOnUtc = Instant(customer.CreatedOnUtc),
            roles = roles.Select(role => new { id = role.Id, name = role.Name, systemName = Text(role.SystemName), taxExempt = role.TaxExempt }),
        };
    }
}
