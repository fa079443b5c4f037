using Nop.Core;
using Nop.Core.Domain.Cms;
using Nop.Core.Domain.ScheduleTasks;
using Nop.Plugin.Misc.Daybook.Infrastructure;
using Nop.Plugin.Misc.Daybook.Pages;
using Nop.Services.Cms;
using Nop.Services.Common;
using Nop.Services.Configuration;
using Nop.Services.Localization;
using Nop.Services.Plugins;
using Nop.Services.ScheduleTasks;
using Nop.Services.Security;

namespace Nop.Plugin.Misc.Daybook;

/// <summary>What installing and uninstalling does.</summary>
public class DaybookPlugin : BasePlugin, IMiscPlugin, IWidgetPlugin
{
    private const int PushSeconds = 60;
    private readonly ISettingService _settings;
    private readonly ILocalizationService _localization;
    private readonly IScheduleTaskService _tasks;
    private readonly IPermissionService _permissions;
    private readonly IWebHelper _webHelper;
    private readonly WidgetSettings _widgets;

    public DaybookPlugin(ISettingService settings, ILocalizationService localization, IScheduleTaskService tasks, IPermissionService permissions, IWebHelper webHelper, WidgetSettings widgets)
    {
        _settings = settings;
        _localization = localization;
        _tasks = tasks;
        _permissions = permissions;
        _webHelper = webHelper;
        _widgets = widgets;
    }

    /// <summary>It is no widget that an admin places: it stands on the order page by itself.</summary>
    public bool HideInWidgetList => true;

    public override string GetConfigurationPageUrl()
    {
        return _webHelper.GetStoreLocation() + "Admin/Daybook/Configure";
    }

    public Task<IList<string>> GetWidgetZonesAsync()
    {
        return Task.FromResult<IList<string>>([OrderXeroViewComponent.ButtonZone, OrderXeroViewComponent.BlockZone, DashboardXeroViewComponent.Zone]);
    }

    public Type GetWidgetViewComponent(string widgetZone)
    {
        return widgetZone == DashboardXeroViewComponent.Zone ? typeof(DashboardXeroViewComponent) : typeof(OrderXeroViewComponent);
    }

    public override async Task InstallAsync()
    {
        await _localization.AddOrUpdateLocaleResourceAsync(Texts.All);
        await _permissions.InsertPermissionsAsync();
        if (!_widgets.ActiveWidgetSystemNames.Contains(DaybookDefaults.SystemName))
        {
            _widgets.ActiveWidgetSystemNames.Add(DaybookDefaults.SystemName);
            await _settings.SaveSettingAsync(_widgets);
        }

        if (await _tasks.GetTaskByTypeAsync(DaybookDefaults.TaskType) is null)
        {
            await _tasks.InsertTaskAsync(new ScheduleTask
            {
                Name = "Daybook: push what waits",
                Type = DaybookDefaults.TaskType,
                Seconds = PushSeconds,
                Enabled = true,
                LastEnabledUtc = DateTime.UtcNow,
                StopOnError = false,
            });
        }

        await base.InstallAsync();
    }

    /// <summary>The pairing and the outbox stay; texts may be new.</summary>
    public override async Task UpdateAsync(string currentVersion, string targetVersion)
    {
        await _localization.AddOrUpdateLocaleResourceAsync(Texts.All);
        await base.UpdateAsync(currentVersion, targetVersion);
    }

    /// <summary>The outbox table goes with its migration.</summary>
    public override async Task UninstallAsync()
    {
        await _settings.DeleteSettingAsync<DaybookSettings>();
        if (_widgets.ActiveWidgetSystemNames.Remove(DaybookDefaults.SystemName))
            await _settings.SaveSettingAsync(_widgets);
        if (await _tasks.GetTaskByTypeAsync(DaybookDefaults.TaskType) is { } task)
            await _tasks.DeleteTaskAsync(task);
        foreach (var (_, systemName) in DaybookPermissions.Rights)
            await _permissions.DeletePermissionAsync(systemName);
        await _localization.DeleteLocaleResourcesAsync(DaybookDefaults.Resources);
        await base.UninstallAsync();
    }
}
