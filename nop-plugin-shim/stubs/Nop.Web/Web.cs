namespace Nop.Web.Areas.Admin.Models.Orders
{
    public class OrderModel
    {
        public int Id { get; set; }
        public bool IsLoggedInAsVendor { get; set; }
    }
}
