using Nop.Core;
using Nop.Core.Configuration;
using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Localization;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.ScheduleTasks;
using Nop.Core.Domain.Stores;
using Nop.Services.Plugins;

namespace Nop.Services.Catalog
{
    public interface IProductService
    {
        Task UpdateProductAsync(Product product);
        Task AddStockQuantityHistoryEntryAsync(Product product, int quantityAdjustment, int stockQuantity, int warehouseId = 0, string message = "", int? combinationId = null);
    }

    public interface IProductAttributeParser
    {
        Task<bool> AreProductAttributesEqualAsync(string attributesXml1, string attributesXml2, bool ignoreNonCombinableAttributes, bool ignoreQuantity = true);
    }
}

namespace Nop.Services.Cms
{
    public interface IWidgetPlugin : IPlugin
    {
        bool HideInWidgetList { get; }
        Task<IList<string>> GetWidgetZonesAsync();
        Type GetWidgetViewComponent(string widgetZone);
    }
}

namespace Nop.Services.Common
{
    public interface IMiscPlugin : IPlugin
    {
    }
}

namespace Nop.Services.Configuration
{
    public interface ISettingService
    {
        Task<T> LoadSettingAsync<T>(int storeId = 0) where T : ISettings, new();
        Task SaveSettingAsync<T>(T settings, int storeId = 0) where T : ISettings, new();
        Task DeleteSettingAsync<T>() where T : ISettings, new();
    }
}

namespace Nop.Services.Customers
{
    public interface ICustomerService
    {
        Task<Customer> GetOrCreateBackgroundTaskUserAsync();
        Task<string> GetCustomerFullNameAsync(Customer customer);
        Task UpdateCustomerAsync(Customer customer);
    }
}

namespace Nop.Services.Events
{
    public interface IConsumer<T>
    {
        Task HandleEventAsync(T eventMessage);
    }
}

namespace Nop.Services.Localization
{
    public interface ILocalizationService
    {
        Task<string> GetResourceAsync(string resourceKey);
        Task AddOrUpdateLocaleResourceAsync(IDictionary<string, string> resources, int? languageId = null);
        Task DeleteLocaleResourcesAsync(string resourceNamePrefix, int? languageId = null);
        Task<string> GetLocalizedFriendlyNameAsync<TPlugin>(TPlugin plugin, int languageId, bool returnDefaultValue = true) where TPlugin : IPlugin;
    }
}

namespace Nop.Services.Logging
{
    public interface ILogger
    {
        Task InformationAsync(string message, Exception exception = null, Customer customer = null);
        Task WarningAsync(string message, Exception exception = null, Customer customer = null);
        Task ErrorAsync(string message, Exception exception = null, Customer customer = null);
    }
}

namespace Nop.Services.Orders
{
    public interface IOrderProcessingService
    {
        bool CanMarkOrderAsPaid(Order order);
        Task MarkOrderAsPaidAsync(Order order);
    }

    public interface IOrderService
    {
        Task<Order> GetOrderByIdAsync(int orderId);
        Task InsertOrderNoteAsync(OrderNote orderNote);
    }
}

namespace Nop.Services.Payments
{
    public interface IPaymentMethod : IPlugin
    {
    }

    public interface IPaymentPluginManager : IPluginManager<IPaymentMethod>
    {
    }
}

namespace Nop.Services.Plugins
{
    public class PluginDescriptorBaseInfo
    {
        public virtual string SystemName { get; set; }
        public virtual string Version { get; set; }
    }

    public class PluginDescriptor : PluginDescriptorBaseInfo
    {
        public virtual string FriendlyName { get; set; }
    }

    public interface IPlugin
    {
        PluginDescriptor PluginDescriptor { get; set; }
    }

    public abstract class BasePlugin : IPlugin
    {
        public virtual string GetConfigurationPageUrl() => null;
        public virtual PluginDescriptor PluginDescriptor { get; set; }
        public virtual Task InstallAsync() => Task.CompletedTask;
        public virtual Task UninstallAsync() => Task.CompletedTask;
        public virtual Task UpdateAsync(string currentVersion, string targetVersion) => Task.CompletedTask;
        public virtual Task PreparePluginToUninstallAsync() => Task.CompletedTask;
    }

    public interface IPluginManager<TPlugin> where TPlugin : class, IPlugin
    {
        Task<IList<TPlugin>> LoadAllPluginsAsync(Customer customer = null, int storeId = 0);
        Task<TPlugin> LoadPluginBySystemNameAsync(string systemName, Customer customer = null, int storeId = 0);
    }
}

namespace Nop.Services.ScheduleTasks
{
    public interface IScheduleTask
    {
        Task ExecuteAsync();
    }

    public interface IScheduleTaskService
    {
        Task DeleteTaskAsync(ScheduleTask task);
        Task<ScheduleTask> GetTaskByTypeAsync(string type);
        Task InsertTaskAsync(ScheduleTask task);
    }
}

namespace Nop.Services.Security
{
    public class PermissionConfig
    {
        public PermissionConfig(string name, string systemName, string category, params string[] defaultCustomerRoles)
        {
        }
    }

    public interface IPermissionConfigManager
    {
        IList<PermissionConfig> AllConfigs { get; }
    }

    public interface IPermissionService
    {
        Task<bool> AuthorizeAsync(string permissionRecordSystemName);
        Task DeletePermissionAsync(string permissionSystemName);
        Task InsertPermissionsAsync();
    }

    public interface IEncryptionService
    {
        string EncryptText(string plainText, string encryptionPrivateKey = "");
        string DecryptText(string cipherText, string encryptionPrivateKey = "");
    }
}

namespace Nop.Services.Stores
{
    public interface IStoreService
    {
        Task<IList<Store>> GetAllStoresAsync();
    }
}
