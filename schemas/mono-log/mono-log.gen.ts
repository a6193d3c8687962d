/** Types of schemas/mono-log/openapi.yaml; written by `npm run gen`. */

export interface paths {
    "/oauth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** OAuth2 client credentials (RFC 6749 §4.4); id and secret in the form or in Basic authorisation. */
        post: operations["issueToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/parameters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The agreed list of parameters; every parcel names the version it follows. */
        get: operations["getParameters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/nodes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All nodes the platform holds, parents before their children. */
        get: operations["listNodes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/nodes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Makes or replaces one node. Safe to repeat. */
        put: operations["putNode"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/parcels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** At most 500 parcels and 8 MiB; one verdict each, in any order, or a ticket. */
        post: operations["postParcels"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tickets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of a call that was answered with a ticket. */
        get: operations["getTicket"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/primary-information": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Passports of schools coming down, oldest first. */
        get: operations["listPrimaryInformation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/primary-information/{id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that the source has it, or that it conflicts with what the source holds. Safe to repeat. */
        post: operations["receiptPrimaryInformation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages to nodes of this gateway, oldest first. */
        get: operations["listMessages"];
        put?: never;
        /** Sends one message. Its id, made by the sender, is its idempotency key. */
        post: operations["postMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/{id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that a message was delivered or read. `read` follows `delivered`, never the other way. Safe to repeat. */
        post: operations["receiptMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the platform holds, for the nightly reconciliation. Withdrawn bodies are not held. */
        get: operations["getBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/balance/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same, a row a day, so that a balance in which nothing differs is one call. Only what this client delivered. */
        get: operations["getBalanceDays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/balance/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a row of the balance is made of, where both sides' digests differ. */
        get: operations["getBalanceLines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        TokenRequest: {
            grant_type: string;
            client_id?: string;
            client_secret?: string;
            scope?: string;
        };
        Token: {
            access_token: string;
            /** @constant */
            token_type: "Bearer";
            /** @description Seconds. */
            expires_in: number;
            scope?: string;
        };
        TokenProblem: {
            /** @enum {unknown} */
            error: "invalid_request" | "invalid_client" | "unsupported_grant_type";
            error_description?: string;
        };
        Opaque: string;
        /** @description The platform's name of a node; never a journal vendor's id. */
        NodeId: string;
        /** @enum {unknown} */
        NodeKind: "region" | "municipality" | "school";
        NodeBody: {
            kind: components["schemas"]["NodeKind"];
            /** @description region: none; municipality: the region; school: a municipality, or the region for a school of its own. */
            parent?: components["schemas"]["NodeId"];
            name: string;
            shortName?: string;
            ogrn?: string;
            inn?: string;
            oktmo?: string;
            /** @description Journal system of a school, e.g. "dnevnik-ru". */
            system?: string;
            responsible?: components["schemas"]["Responsible"];
            /** @enum {unknown} */
            state: "active" | "closed";
        };
        /** @description The person responsible for the exchange, whom the order names. */
        Responsible: {
            name: string;
            position?: string;
            email?: string;
            phone?: string;
        };
        Node: {
            id: components["schemas"]["NodeId"];
            node: components["schemas"]["NodeBody"];
        };
        NodeList: {
            nodes: components["schemas"]["Node"][];
        };
        ParametersVersion: string;
        ParameterList: {
            version: components["schemas"]["ParametersVersion"];
            parameters: components["schemas"]["Parameter"][];
        };
        Parameter: {
            id: string;
            title: string;
            unit: string;
            /** @enum {unknown} */
            level: "region" | "municipality" | "school" | "class";
            /** @enum {unknown} */
            period: "day" | "week" | "month" | "quarter" | "year";
            /** @description Reference to the agreed formula. */
            formula: string;
        };
        /** @description SHA-256 in lower-case hex. */
        Hash: string;
        /** Format: date */
        Day: string;
        /** Format: date-time */
        Moment: string;
        /**
         * @description `kind/scope/day@version.hash16:mode#epoch`. `version` counts the sheet's versions at the sender, `epoch` is raised when the
         *     sender's store was restored, `hash16` is the beginning of `hash`; the mode of a delta is `delta-` and the beginning
         *     of `previousHash`. Kind, scope and day are those of the parcel.
         */
        ParcelId: string;
        /** @enum {unknown} */
        ParcelKind: "roster" | "journal-day" | "term" | "passport" | "indicator";
        /** @description Derived for the platform; never a vendor's id. */
        Scope: string;
        /** @description Derived for the platform; never a vendor's id. Unique within one body, over all entities. */
        RecordId: string;
        /** @description One thing. What else it holds is fixed by `schemas/mono-log/` per entity and by the list of parameters. */
        Record: {
            id: components["schemas"]["RecordId"];
            entity: string;
        } & {
            [key: string]: unknown;
        };
        SnapshotBody: {
            records: components["schemas"]["Record"][];
        };
        DeltaBody: {
            upsert: components["schemas"]["Record"][];
            remove: components["schemas"]["RecordId"][];
        };
        WithdrawnBody: Record<string, never>;
        SnapshotParcel: {
            id: components["schemas"]["ParcelId"];
            node: components["schemas"]["NodeId"];
            kind: components["schemas"]["ParcelKind"];
            scope: components["schemas"]["Scope"];
            day: components["schemas"]["Day"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            mode: "snapshot";
            hash: components["schemas"]["Hash"];
            parameters: components["schemas"]["ParametersVersion"];
            body: components["schemas"]["SnapshotBody"];
        };
        DeltaParcel: {
            id: components["schemas"]["ParcelId"];
            node: components["schemas"]["NodeId"];
            kind: components["schemas"]["ParcelKind"];
            scope: components["schemas"]["Scope"];
            day: components["schemas"]["Day"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            mode: "delta";
            hash: components["schemas"]["Hash"];
            previousHash: components["schemas"]["Hash"];
            parameters: components["schemas"]["ParametersVersion"];
            body: components["schemas"]["DeltaBody"];
        };
        WithdrawnParcel: {
            id: components["schemas"]["ParcelId"];
            node: components["schemas"]["NodeId"];
            kind: components["schemas"]["ParcelKind"];
            scope: components["schemas"]["Scope"];
            day: components["schemas"]["Day"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            mode: "withdrawn";
            /** @description Hash of `{}`. */
            hash: components["schemas"]["Hash"];
            parameters: components["schemas"]["ParametersVersion"];
            body: components["schemas"]["WithdrawnBody"];
        };
        Parcel: components["schemas"]["SnapshotParcel"] | components["schemas"]["DeltaParcel"] | components["schemas"]["WithdrawnParcel"];
        ParcelBatch: {
            parcels: components["schemas"]["Parcel"][];
        };
        VerdictProblem: {
            /**
             * @description `node.unknown`, `parameters.unknown`, `parcel.id` (the id does not say what the parcel says), `hash.mismatch`,
             *     `record.order` (not sorted, or an id twice), `rule.<name>` (a rule of the platform), …
             */
            code: string;
            /** @description JSON Pointer into the parcel. */
            path: string;
            message: string;
        };
        Accepted: {
            id: components["schemas"]["ParcelId"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            result: "accepted";
            receipt: components["schemas"]["Opaque"];
            /** @description A later version is held; this one changed nothing. */
            superseded?: boolean;
        };
        Duplicate: {
            id: components["schemas"]["ParcelId"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            result: "duplicate";
            receipt: components["schemas"]["Opaque"];
        };
        Rejected: {
            id: components["schemas"]["ParcelId"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            result: "rejected";
            problems: components["schemas"]["VerdictProblem"][];
        };
        /** @description The platform does not hold the body of `previousHash`. */
        SnapshotRequired: {
            id: components["schemas"]["ParcelId"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            result: "snapshot-required";
        };
        Verdict: components["schemas"]["Accepted"] | components["schemas"]["Duplicate"] | components["schemas"]["Rejected"] | components["schemas"]["SnapshotRequired"];
        VerdictList: {
            verdicts: components["schemas"]["Verdict"][];
        };
        Ticket: {
            ticket: components["schemas"]["Opaque"];
        };
        PrimaryInformation: {
            id: components["schemas"]["Opaque"];
            node: components["schemas"]["NodeId"];
            asOf: components["schemas"]["Day"];
            hash: components["schemas"]["Hash"];
            body: components["schemas"]["SnapshotBody"];
        };
        PrimaryInformationList: {
            items: components["schemas"]["PrimaryInformation"][];
            /** @description Cursor for the next call; the one given, where nothing came. */
            next: string;
        };
        PrimaryInformationReceipt: {
            /** @enum {unknown} */
            outcome: "taken" | "conflict";
            at: components["schemas"]["Moment"];
            /** @description What conflicts; no personal data. */
            note?: string;
        };
        Message: {
            id: components["schemas"]["Opaque"];
            from: components["schemas"]["NodeId"];
            to: components["schemas"]["NodeId"];
            at: components["schemas"]["Moment"];
            subject?: string;
            text: string;
            replyTo?: components["schemas"]["Opaque"];
        };
        MessageList: {
            messages: components["schemas"]["Message"][];
            /** @description Cursor for the next call; the one given, where nothing came. */
            next: string;
        };
        MessageReceipt: {
            /** @enum {unknown} */
            state: "delivered" | "read";
            at: components["schemas"]["Moment"];
        };
        Balance: {
            rows: components["schemas"]["BalanceRow"][];
        };
        BalanceRow: {
            node: components["schemas"]["NodeId"];
            kind: components["schemas"]["ParcelKind"];
            day: components["schemas"]["Day"];
            /** @description Bodies held. */
            parcels: number;
            /** @description SHA-256 of the lines `scope TAB day TAB hash LF`, sorted, of the bodies held. */
            digest: components["schemas"]["Hash"];
        };
        BalanceDays: {
            days: components["schemas"]["BalanceDay"][];
        };
        BalanceDay: {
            day: components["schemas"]["Day"];
            /** @description Bodies held. */
            parcels: number;
            /** @description SHA-256 of the lines `node TAB kind TAB digest LF`, sorted, of the rows of the day. */
            digest: components["schemas"]["Hash"];
        };
        BalanceLines: {
            lines: components["schemas"]["BalanceLine"][];
        };
        BalanceLine: {
            scope: components["schemas"]["Scope"];
            hash: components["schemas"]["Hash"];
        };
        /** @description RFC 9457, with a code of this exchange. */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail?: string;
            /**
             * @description `request.invalid`, `request.unauthorised`, `request.unknown`, `batch.too-many`, `batch.too-large`,
             *     `parcel.id-reused`, `node.parent-missing`, `node.parent-kind`, `ticket.expired`, `message.id-reused`, `busy`, …
             */
            code: string;
            /** @description Id of the parcel that caused it, where one did. */
            parcel?: string;
            errors?: {
                path: string;
                message: string;
            }[];
        };
    };
    responses: {
        /** @description What is wrong with the call. */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Come again after `Retry-After`. */
        Busy: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Taken, not yet judged. Ask `GET /v1/tickets/{ticket}` after `Retry-After`. */
        Ticket: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Ticket"];
            };
        };
        /** @description RFC 6749 §5.2. */
        TokenRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TokenProblem"];
            };
        };
    };
    parameters: {
        /** @description `next` of the last answer; without it, from the beginning. */
        After: components["schemas"]["Opaque"];
        OpaqueId: components["schemas"]["Opaque"];
    };
    requestBodies: never;
    headers: {
        /** @description Seconds, or an HTTP date. */
        RetryAfter: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    issueToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description A bearer token. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Token"];
                };
            };
            400: components["responses"]["TokenRefused"];
            401: components["responses"]["TokenRefused"];
        };
    };
    getParameters: {
        parameters: {
            query?: {
                /** @description Without it, the version in force. */
                version?: components["schemas"]["ParametersVersion"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One version of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParameterList"];
                };
            };
            404: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listNodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tree as a list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NodeList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    putNode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["NodeId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NodeBody"];
            };
        };
        responses: {
            /** @description Held already; replaced where it differed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Node"];
                };
            };
            /** @description New. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Node"];
                };
            };
            /** @description The parent is missing (`node.parent-missing`) or is of a kind that cannot be the parent (`node.parent-kind`). */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postParcels: {
        parameters: {
            query?: never;
            header?: {
                /** @description Optional detached JWS (RFC 7515, appendix F) over the bytes of the body. */
                "X-JWS-Signature"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ParcelBatch"];
            };
        };
        responses: {
            /** @description One verdict for each parcel. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerdictList"];
                };
            };
            202: components["responses"]["Ticket"];
            400: components["responses"]["Problem"];
            /** @description An id came before with other content (`parcel.id-reused`); `parcel` names it. Nothing of this call was kept. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More than 500 parcels (`batch.too-many`) or 8 MiB (`batch.too-large`). Nothing of this call was kept. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["Busy"];
            503: components["responses"]["Busy"];
            default: components["responses"]["Problem"];
        };
    };
    getTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Opaque"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One verdict for each parcel of that call. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerdictList"];
                };
            };
            202: components["responses"]["Ticket"];
            /** @description Unknown or expired (`ticket.expired`). Send the parcels again; their ids make that safe. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listPrimaryInformation: {
        parameters: {
            query?: {
                /** @description `next` of the last answer; without it, from the beginning. */
                after?: components["parameters"]["After"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What came after the cursor; at most 100. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrimaryInformationList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    receiptPrimaryInformation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["OpaqueId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PrimaryInformationReceipt"];
            };
        };
        responses: {
            /** @description Noted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    listMessages: {
        parameters: {
            query?: {
                /** @description `next` of the last answer; without it, from the beginning. */
                after?: components["parameters"]["After"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What came after the cursor; at most 100. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    postMessage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Message"];
            };
        };
        responses: {
            /** @description Held already. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The id came before with other content (`message.id-reused`). */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    receiptMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["OpaqueId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageReceipt"];
            };
        };
        responses: {
            /** @description Noted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getBalance: {
        parameters: {
            query?: {
                /** @description Only parcels of this day; without it, all. */
                day?: components["schemas"]["Day"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One row per node, kind and day, in that order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Balance"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getBalanceDays: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One row per day of which a body is held, in that order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BalanceDays"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getBalanceLines: {
        parameters: {
            query: {
                node: components["schemas"]["NodeId"];
                kind: components["schemas"]["ParcelKind"];
                day: components["schemas"]["Day"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One line per body held, in order of scopes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BalanceLines"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
