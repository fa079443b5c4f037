namespace Nop.Core.Domain.Shipping;

public class Shipment : BaseEntity
{
    public int OrderId { get; set; }
    public string TrackingNumber { get; set; }
    public DateTime? ShippedDateUtc { get; set; }
    public DateTime? DeliveryDateUtc { get; set; }
}

public class Warehouse : BaseEntity
{
    public string Name { get; set; }
}

public enum ShippingStatus
{
    ShippingNotRequired = 10,
    NotYetShipped = 20,
    PartiallyShipped = 25,
    Shipped = 30,
    Delivered = 40,
}

public class ShipmentSentEvent
{
    public ShipmentSentEvent(Shipment shipment) => Shipment = shipment;
    public Shipment Shipment { get; }
}

public class ShipmentDeliveredEvent
{
    public ShipmentDeliveredEvent(Shipment shipment) => Shipment = shipment;
    public Shipment Shipment { get; }
}
