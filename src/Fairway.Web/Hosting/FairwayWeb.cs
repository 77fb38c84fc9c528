using System.IO.Compression;
using Fairway.Web.Accounts.SignOn;
using Fairway.Web.Api;
using Fairway.Web.Components;
using Fairway.Web.Hosting.Paper;
using Fairway.Web.Pages.Appraisals;
using Fairway.Web.Pages.Home;
using Fairway.Web.Provisioning;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using NodaTime;

namespace Fairway.Web.Hosting;

/// <summary>The pages, their words and what stands around them. The composition root adds the database, accounts and who fills the frame.</summary>
public static class FairwayWeb
{
    public static IServiceCollection AddFairwayWeb(this IServiceCollection services, Action<FairwayWebOptions>? configure = null)
    {
        var options = new FairwayWebOptions();
        configure?.Invoke(options);
        services.AddSingleton(options);
        services.AddSingleton<Assets>();
        services.AddSingleton<Draining>();
        services.AddHostedService(provider => provider.GetRequiredService<Draining>());
        services.AddScoped<Frame>();
        services.AddScoped<PageParts>();
        services.AddScoped<Pages.Appraisals.OutputLinks>();
        services.AddScoped<Pages.Appraisals.Raising>();
        services.AddScoped(provider => new Words(
            provider.GetRequiredService<Frame>(),
            options.StrictWords ?? !provider.GetRequiredService<IHostEnvironment>().IsProduction()
        ));
        services.AddScoped<ErrorPages>();
        services.AddSingleton<PdfBrowser>();
        services.AddScoped<PaperDocument>();
        services.AddSingleton<Pages.Learning.LearningBundle>();
        services.AddHome();
        services.AddApiDocument();
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new(System.Text.Unicode.UnicodeRanges.All));

        services.AddResponseCompression(compression =>
        {
            // Tokens in forms are masked anew in each answer, so that compressing them over TLS gives nothing away.
            compression.EnableForHttps = true;
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
            compression.MimeTypes =
            [
                "text/html",
                "application/json",
                "application/problem+json",
                "text/csv",
                "text/calendar",
                "image/svg+xml",
            ];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Optimal);

        services.Configure<RouteOptions>(routes => routes.LowercaseUrls = true);
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "fairway-form";
            antiforgery.FormFieldName = "__form";
            antiforgery.HeaderName = "X-Form";
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        services.Configure<CookieTempDataProviderOptions>(tempData => tempData.Cookie.Name = "fairway-note");
        services.ConfigureOptions<QuietCookies>();

        var assembly = typeof(FairwayWeb).Assembly;
        var mvc = services
            .AddRazorPages(pages => pages.Conventions.Add(new Pages.Promotions.Exercise.ExerciseRoutes()))
            .AddMvcOptions(Configure)
            // The server checks; no script reads data-val attributes.
            .AddViewOptions(views => views.HtmlHelperOptions.ClientValidationEnabled = false)
            .AddDataAnnotationsLocalization(annotations =>
                annotations.DataAnnotationLocalizerProvider = (_, _) => new WordsLocalizer(new Words())
            );
        mvc.ConfigureApplicationPartManager(manager =>
        {
            if (manager.ApplicationParts.All(part => part.Name != assembly.GetName().Name))
            {
                mvc.AddApplicationPart(assembly);
            }
        });
        return services;
    }

    /// <summary>Adds one who fills the frame around pages: name, offices, what waits.</summary>
    public static IServiceCollection AddFrame(this IServiceCollection services, FillFrame fill) => services.AddSingleton(fill);

    public static WebApplication UseFairwayWeb(this WebApplication app)
    {
        var assets = app.Services.GetRequiredService<Assets>();
        app.Use(
            async (http, next) =>
            {
                Headers.Apply(http);
                if (!await assets.TryServe(http))
                {
                    await next(http);
                }
            }
        );
        app.UseResponseCompression();
        app.Use(async (http, next) => await http.RequestServices.GetRequiredService<ErrorPages>().Run(http, next));
        app.UseRouting();
        if (app.Services.GetService<IAuthenticationSchemeProvider>() is not null)
        {
            app.UseAuthentication();
        }
        app.Use(
            (http, next) =>
            {
                Languages.Use(Languages.Of(http));
                return next(http);
            }
        );
        if (app.Services.GetService<Microsoft.AspNetCore.Authorization.IAuthorizationService>() is not null)
        {
            app.UseAuthorization();
        }
        app.MapGet("/language", Languages.Choose).AllowAnonymous();
        app.MapGet(SecurityText.Path, SecurityText.Give).AllowAnonymous();
        // Pages can be served without accounts.
        if (app.Services.GetService<SignOnSettings>() is not null)
        {
            app.MapPost("/account/sign-on/{provider}/logout", BackChannelLogout.TakeAsync).AllowAnonymous();
        }
        app.MapRazorPages();
        app.MapHealth();
        app.MapScim();
        app.MapApi();
        return app;
    }

    private static void Configure(MvcOptions mvc)
    {
        mvc.ModelBinderProviders.Insert(0, new LocalDateBinderProvider());
        mvc.ModelMetadataDetailsProviders.Add(new SuppressChildValidationMetadataProvider(typeof(LocalDate)));
        mvc.ModelMetadataDetailsProviders.Add(new Sentences());
        mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        mvc.Filters.Add<HandledAlone>();
        mvc.Filters.Add<SentOnce>();
        mvc.Filters.Add<FrameFilter>();
        mvc.Filters.Add<ExpiredFormFilter>();
        mvc.Filters.Add<NoLongerYours>();
        Sentences.For(mvc.ModelBindingMessageProvider, new Words());
    }

    /// <summary>Out of scope is not found, also for somebody who is signed in; the script hears 401 instead of a sign-in page.</summary>
    private sealed class QuietCookies : IPostConfigureOptions<CookieAuthenticationOptions>
    {
        public void PostConfigure(string? name, CookieAuthenticationOptions options)
        {
            options.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            };
            var toLogin = options.Events.OnRedirectToLogin;
            options.Events.OnRedirectToLogin = context =>
            {
                if (context.Request.IsFromScript())
                {
                    context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                    return Task.CompletedTask;
                }
                return toLogin(context);
            };
        }
    }

    /// <summary>A page that takes no such form would else be drawn without having been loaded.</summary>
    private sealed class HandledAlone : IPageFilter
    {
        public void OnPageHandlerSelected(PageHandlerSelectedContext context) { }

        public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
        {
            var method = context.HttpContext.Request.Method;
            if (context.HandlerMethod is null && !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method))
            {
                context.Result = new NotFoundResult();
            }
        }

        public void OnPageHandlerExecuted(PageHandlerExecutedContext context) { }
    }

    private sealed class FrameFilter : IAsyncResultFilter
    {
        public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
        {
            if (context.Result is PageResult or ViewResult)
            {
                var frame = context.HttpContext.RequestServices.GetRequiredService<Frame>();
                foreach (var fill in context.HttpContext.RequestServices.GetServices<FillFrame>())
                {
                    await fill(context.HttpContext, frame);
                }
            }
            await next();
        }
    }

    private sealed class ExpiredFormFilter : IAlwaysRunResultFilter
    {
        public void OnResultExecuting(ResultExecutingContext context)
        {
            if (context.Result is Microsoft.AspNetCore.Mvc.Core.Infrastructure.IAntiforgeryValidationFailedResult)
            {
                context.HttpContext.Items[ErrorPages.FormExpired] = true;
            }
        }

        public void OnResultExecuted(ResultExecutedContext context) { }
    }
}
