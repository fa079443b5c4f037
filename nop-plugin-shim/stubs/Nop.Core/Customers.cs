namespace Nop.Core.Domain.Customers;

public class Customer : BaseEntity
{
    public Guid CustomerGuid { get; set; }
    public string Username { get; set; }
    public string Email { get; set; }
    public string FirstName { get; set; }
    public string LastName { get; set; }
    public string Company { get; set; }
    public string Phone { get; set; }
    public string VatNumber { get; set; }
    public int VatNumberStatusId { get; set; }
    public bool IsTaxExempt { get; set; }
    public int? LanguageId { get; set; }
    public int? BillingAddressId { get; set; }
    public int? ShippingAddressId { get; set; }
    public int VendorId { get; set; }
    public bool Active { get; set; }
    public bool Deleted { get; set; }
    public bool IsSystemAccount { get; set; }
    public DateTime CreatedOnUtc { get; set; }
}

public class CustomerRole : BaseEntity
{
    public string Name { get; set; }
    public bool TaxExempt { get; set; }
    public bool Active { get; set; }
    public string SystemName { get; set; }
}

public class CustomerCustomerRoleMapping : BaseEntity
{
    public int CustomerId { get; set; }
    public int CustomerRoleId { get; set; }
}

public class RewardPointsHistory : BaseEntity
{
    public int Points { get; set; }
    public decimal UsedAmount { get; set; }
}

public class CustomerRegisteredEvent
{
    public CustomerRegisteredEvent(Customer customer) => Customer = customer;
    public Customer Customer { get; }
}
